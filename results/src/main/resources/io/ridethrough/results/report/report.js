// The page around the plots: legends, choosing a finding, a phase or a step, themes and printing.
/* global RunPlots */
/* exported RunReport */
"use strict";

const RunReport = (function () {
  let data = JSON.parse(document.getElementById("plot-data").textContent);
  const figures = Array.from(document.querySelectorAll("figure[data-plot]"));
  const status = document.getElementById("window");
  const PRINTED_WIDTH = 690;

  function element(tag, className, text) {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text || "";
    return made;
  }

  function seconds(at) {
    return String(Math.round(at * 10) / 10);
  }

  // Legends, which tell the values under the cursor ---------------------------------------------------------------

  function legendEntry(legend, kind, colour, label) {
    const entry = element("span", "entry");
    const swatch = element("i", "swatch " + kind);
    swatch.style.setProperty("--swatch", "var(--" + colour + ")");
    const value = element("b", "value");
    entry.append(swatch, element("span", "", label), value);
    legend.append(entry);
    return value;
  }

  function legendOf(figure, u) {
    const legend = figure.querySelector(".legend");
    legend.replaceChildren();
    if (u.holds.lanes) {
      [["closed", "closed"], ["open", "open"], ["half", "half-open"], ["unknown", "not visible"]].forEach(function (one) {
        legendEntry(legend, "block", one[0], one[1]);
      });
      u.legendValues = [];
    } else {
      u.legendValues = u.holds.lines.map(function (one) {
        return legendEntry(legend, one.swatch.kind, one.swatch.colour, one.series.label);
      });
    }
    u.legendTime = element("span", "at");
    legend.append(u.legendTime);
  }

  function tellCursor(u) {
    if (!u.legendTime) {
      return;
    }
    const index = u.cursor.idx;
    const isOff = index === null || index === undefined || u.cursor.left < 0;
    u.legendValues.forEach(function (value, i) {
      const number = isOff ? null : u.data[i + 1][index];
      value.textContent = number === null || number === undefined ? "" : u.holds.lines[i].words(number);
    });
    let at = "";
    if (!isOff) {
      at = seconds(index * data.binSeconds) + " s";
      if (u.holds.count) {
        at += " · n " + u.holds.count[index];
      }
    }
    u.legendTime.textContent = at;
  }

  // The window that all plots share -------------------------------------------------------------------------------

  function showWindow(from, to, mark, words) {
    const shown = RunPlots.show(from, to, mark);
    const isWhole = shown.from === RunPlots.whole.from && shown.to === RunPlots.whole.to;
    document.querySelectorAll(".strip button").forEach(function (button) {
      const isPressed = Number(button.dataset.from) === shown.from && Number(button.dataset.to) === shown.to;
      button.setAttribute("aria-pressed", String(isPressed));
    });
    status.textContent = isWhole && !words ? "" : "Showing " + seconds(shown.from) + "–" + seconds(shown.to) + " s" + (words || "");
  }

  function showAll() {
    clearChoice();
    showWindow(RunPlots.whole.from, RunPlots.whole.to);
  }

  const hooks = {
    reset: showAll,
    cursor: tellCursor,
    select: function (u) {
      if (u.select.width > 4) {
        clearChoice();
        showWindow(u.posToVal(u.select.left, "x"), u.posToVal(u.select.left + u.select.width, "x"));
      }
    },
  };

  function draw(figure, key) {
    const old = figure.plot;
    if (old) {
      RunPlots.drop(old);
    }
    const place = figure.querySelector(".plot");
    const u = RunPlots.make(place, figure.dataset.plot, Number(figure.dataset.index), key, hooks);
    figure.plot = u;
    legendOf(figure, u);
    if (u.holds.summary) {
      caption(figure, u.holds.summary);
    }
  }

  function caption(figure, words) {
    figure.querySelector("figcaption").textContent = words;
    figure.querySelector(".plot").setAttribute(
      "aria-label", figure.querySelector("h4").textContent + ", " + figure.dataset.subject + ". " + words);
  }

  // New numbers, of a run that goes on ----------------------------------------------------------------------------

  function offerSteps(select, latencies) {
    const offered = Array.from(select.options, function (option) { return option.value; });
    latencies.forEach(function (latency) {
      if (!offered.includes(latency.key)) {
        select.append(new Option(latency.label, latency.key));
      }
    });
  }

  function update(plotData) {
    data = plotData;
    RunPlots.renew(plotData);
    figures.forEach(function (figure) {
      const kind = figure.dataset.plot;
      const index = Number(figure.dataset.index);
      const select = figure.querySelector("select");
      if (select) {
        offerSteps(select, data.flows[index].latencies);
      }
      const key = select ? select.value : undefined;
      if (!RunPlots.refill(figure.plot, kind, index, key)) {
        draw(figure, key);
      }
      const words = figure.plot.holds.summary || data.captions[kind + "/" + index];
      if (words) {
        caption(figure, words);
      }
    });
  }

  // Findings ------------------------------------------------------------------------------------------------------

  const PLOT_OF_SERIES = {
    latency: "latency", "fallback-latency": "latency", "latency-ratio": "latency",
    completion: "rates", arrivals: "rates", rates: "rates", rate: "rates", journeys: "rates",
    attempts: "attempts", demand: "attempts", amplification: "attempts", "fallback-share": "attempts",
    breaker: "breakers", breakers: "breakers", workers: "workers", egress: "egress",
  };

  function figureOf(series) {
    const words = series.split("/");
    const kind = PLOT_OF_SERIES[words[0]] || "";
    const ofKind = figures.filter(function (figure) { return figure.dataset.plot === kind; });
    const ofSubject = figures.filter(function (figure) { return words.includes(figure.dataset.subject); });
    return ofKind.find(function (figure) { return words.includes(figure.dataset.subject); }) || ofKind[0] || ofSubject[0] || null;
  }

  function sectionOf(series) {
    const id = { orders: "orders", lag: "generator" }[series.split("/")[0]] || "plots";
    return document.getElementById(id);
  }

  function clearChoice() {
    document.querySelectorAll(".is-chosen").forEach(function (chosen) { chosen.classList.remove("is-chosen"); });
  }

  function chooseStep(figure, series) {
    const select = figure.querySelector("select");
    const step = series.split("/").find(function (word) {
      return select && Array.from(select.options).some(function (option) { return option.value === word; });
    });
    if (step && select.value !== step) {
      select.value = step;
      draw(figure, step);
    }
  }

  function chooseFinding(button) {
    const from = Number(button.dataset.from);
    const to = Number(button.dataset.to);
    const margin = Math.max(2 * data.binSeconds, (to - from) * 0.15);
    clearChoice();
    button.closest("tr").classList.add("is-chosen");
    const figure = figureOf(button.dataset.series);
    if (figure) {
      chooseStep(figure, button.dataset.series);
      figure.classList.add("is-chosen");
    }
    showWindow(from - margin, to + margin, { from: from, to: to }, ", evidence at " + seconds(from) + "–" + seconds(to) + " s");
    const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    (figure || sectionOf(button.dataset.series)).scrollIntoView({ block: "center", behavior: isCalm ? "auto" : "smooth" });
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest("button");
    const row = event.target.closest("table.findings tbody tr");
    if (button && button.closest(".strip")) {
      clearChoice();
      showWindow(Number(button.dataset.from), Number(button.dataset.to));
    } else if (button && button.dataset.series !== undefined) {
      chooseFinding(button);
    } else if (row && row.querySelector("button") && String(window.getSelection()) === "") {
      chooseFinding(row.querySelector("button"));
    }
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      showAll();
    }
  });

  // Size, theme, print --------------------------------------------------------------------------------------------

  function fit(figure) {
    const place = figure.querySelector(".plot");
    const isPrinting = document.documentElement.classList.contains("is-printing");
    const width = isPrinting ? PRINTED_WIDTH : place.clientWidth;
    if (width > 0 && (figure.plot.width !== width || figure.plot.height !== place.clientHeight)) {
      figure.plot.setSize({ width: width, height: place.clientHeight });
    }
  }

  function print(isPrinting) {
    document.documentElement.classList.toggle("is-printing", isPrinting);
    const passed = document.querySelector("details.passed");
    if (passed && isPrinting) {
      passed.open = true;   // what is folded away would be missing on paper
    }
    RunPlots.repaint();
    figures.forEach(fit);
  }

  RunPlots.begin(data);
  figures.forEach(function (figure) {
    draw(figure);
    const select = figure.querySelector("select");
    if (select) {
      select.addEventListener("change", function () { draw(figure, select.value); });
    }
  });
  const sizes = new ResizeObserver(function (entries) {
    entries.forEach(function (entry) { fit(entry.target.closest("figure")); });
  });
  figures.forEach(function (figure) { sizes.observe(figure.querySelector(".plot")); });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", RunPlots.repaint);
  window.addEventListener("beforeprint", function () { print(true); });
  window.addEventListener("afterprint", function () { print(false); });

  document.documentElement.classList.add("has-plots");
  document.documentElement.dataset.plots = String(document.querySelectorAll(".plot canvas").length);

  return { update: update };
})();
