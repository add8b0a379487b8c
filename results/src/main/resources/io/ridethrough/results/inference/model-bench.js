// The plots of a benchmark of a model: latency and shares against the offered rate.
/* global uPlot, RunTheme */
"use strict";

(function () {
  const data = JSON.parse(document.getElementById("plot-data").textContent);
  const figures = Array.from(document.querySelectorAll("figure[data-plot]"));
  const AXIS_HEIGHT = 26;
  const LEAST_DRAWN = 0.1; // ms: a logarithmic axis has no place for nothing
  const LEAST_SPAN = 12; // an axis of less would magnify what is no difference
  const PRINTED_WIDTH = 690;
  const highest = Math.max.apply(null, data.rates.concat([1e-9]));

  function rate(perSecond) {
    return Number(perSecond.toPrecision(4)) + "/s";
  }

  function millis(value) {
    if (value >= 1000) {
      return Number((value / 1000).toPrecision(3)) + " s";
    }
    return Number(value.toPrecision(3)) + " ms";
  }

  function percent(value) {
    return Math.round(value * 10) / 10 + " %";
  }

  function perSecond(value) {
    return String(Number(value.toPrecision(3)));
  }

  function line(label, values, colour, width, dash, words) {
    return { label: label, values: values, colour: colour, width: width, dash: dash, words: words };
  }

  function kindOf(plot) {
    if (plot === "shares") {
      return {
        words: percent,
        lines: [
          line("good", data.good, "through", 2.25, undefined, percent),
          line("refused", data.refused, "p99", 1.5, [3, 4], percent),
          line("failed", data.failed, "failed", 1.5, [8, 4], percent),
        ],
        range: function () { return [0, 105]; },
        limits: [],
      };
    }
    if (plot === "answered") {
      return {
        words: perSecond,
        lines: [
          line("offered", data.rates, "muted", 1, [2, 4], perSecond),
          line("answered", data.answered, "through", 2.25, undefined, perSecond),
          line("good", data.goodPerSecond, "p99", 1.5, [3, 4], perSecond),
        ],
        range: function () { return [0, highest * 1.08]; },
        limits: [],
      };
    }
    const of = data.latencies[plot];
    const limits = of.limit === undefined ? [] : [of.limit];
    return {
      words: millis,
      isLogarithmic: true,
      lines: [
        line("p50", of.p50, "p50", 1.5, undefined, millis),
        line("p95", of.p95, "p95", 2.25, undefined, millis),
        line("p99", of.p99, "p99", 1.5, [3, 4], millis),
      ],
      range: function () {
        const all = of.p50.concat(of.p95, of.p99, limits)
          .filter(function (value) { return value !== null; })
          .map(function (value) { return Math.max(LEAST_DRAWN, value); });
        if (all.length === 0) {
          return [1, 1000];
        }
        const low = Math.min.apply(null, all);
        const high = Math.max.apply(null, all);
        const room = Math.max(1.6, Math.sqrt(LEAST_SPAN * low / high));
        return [low / room, high * room];
      },
      limits: limits,
    };
  }

  // One, two and five of every decade, or of what is shown of them.
  function decades(u, axis, min, max) {
    const splits = [];
    for (let decade = Math.floor(Math.log10(min)); decade <= Math.log10(max); decade++) {
      [1, 2, 5].forEach(function (step) {
        const value = step * Math.pow(10, decade);
        if (value >= min && value <= max) {
          splits.push(value);
        }
      });
    }
    return splits.length > 7 ? splits.filter(function (value) { return /^[1.0]+$/.test(String(value)); }) : splits;
  }

  function drawLimits(kind) {
    return function (u) {
      const ctx = u.ctx;
      kind.limits.forEach(function (limit) {
        const y = Math.round(u.valToPos(limit, "y", true));
        ctx.save();
        ctx.strokeStyle = RunTheme.paint.failed;
        ctx.fillStyle = RunTheme.paint.failed;
        ctx.lineWidth = 1.25 * uPlot.pxRatio;
        ctx.setLineDash([6 * uPlot.pxRatio, 3 * uPlot.pxRatio]);
        ctx.beginPath();
        ctx.moveTo(u.bbox.left, y);
        ctx.lineTo(u.bbox.left + u.bbox.width, y);
        ctx.stroke();
        ctx.font = RunTheme.canvasFont(11, 600);
        ctx.textBaseline = "alphabetic";
        ctx.fillText("limit " + millis(limit), u.bbox.left + 4 * uPlot.pxRatio, y - 4 * uPlot.pxRatio);
        ctx.restore();
      });
    };
  }

  function options(place, kind) {
    return {
      width: place.clientWidth,
      height: place.clientHeight,
      padding: [10 * RunTheme.scale, 12, 0, 0],
      legend: { show: false },
      focus: { alpha: 1 },
      scales: {
        x: { time: false, range: function () { return [0, highest * 1.06]; } },
        y: { range: kind.range, distr: kind.isLogarithmic ? 3 : 1 },
      },
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 7, width: 0 }, sync: { key: "bench", scales: ["x", null] } },
      axes: [
        {
          size: AXIS_HEIGHT * RunTheme.scale,
          gap: 4,
          font: RunTheme.axisFont(),
          stroke: function () { return RunTheme.paint.muted; },
          grid: { show: false },
          ticks: { stroke: function () { return RunTheme.paint.line; }, size: 4, width: 1 },
          space: 48 * RunTheme.scale,
          values: function (u, splits) { return splits.map(rate); },
        },
        {
          size: 56 * RunTheme.scale,
          gap: 6,
          font: RunTheme.axisFont(),
          stroke: function () { return RunTheme.paint.muted; },
          grid: { stroke: function () { return RunTheme.paint.line; }, width: 1 },
          ticks: { show: false },
          splits: kind.isLogarithmic ? decades : undefined,
          filter: kind.isLogarithmic ? function (u, splits) { return splits; } : undefined,
          values: function (u, splits) { return splits.map(kind.words); },
        },
      ],
      series: [{}].concat(kind.lines.map(function (one) {
        return {
          label: one.label,
          stroke: function () { return RunTheme.paint[one.colour]; },
          width: one.width,
          dash: one.dash,
          spanGaps: false,
          points: { show: true, size: 6, fill: function () { return RunTheme.paint[one.colour]; } },
        };
      })),
      hooks: { drawClear: [drawLimits(kind)], setCursor: [tellCursor] },
    };
  }

  function legendOf(figure, u) {
    const legend = figure.querySelector(".legend");
    u.legendValues = u.kind.lines.map(function (one) {
      const entry = document.createElement("span");
      entry.className = "entry";
      const swatch = document.createElement("i");
      swatch.className = "swatch " + (one.dash ? "dashed" : "line");
      swatch.style.setProperty("--swatch", "var(--" + one.colour + ")");
      const value = document.createElement("b");
      value.className = "value";
      entry.append(swatch, document.createTextNode(one.label), value);
      legend.append(entry);
      return value;
    });
    u.legendRate = document.createElement("span");
    u.legendRate.className = "at";
    legend.append(u.legendRate);
  }

  function tellCursor(u) {
    if (!u.legendRate) {
      return;
    }
    const index = u.cursor.idx;
    const isOff = index === null || index === undefined || u.cursor.left < 0;
    u.kind.lines.forEach(function (one, i) {
      const value = isOff ? null : one.values[index];
      u.legendValues[i].textContent = isOff ? "" : value === null ? "none" : one.words(value);
    });
    u.legendRate.textContent = isOff ? "" : rate(data.rates[index]);
  }

  function draw(figure) {
    const place = figure.querySelector(".plot");
    const kind = kindOf(figure.dataset.plot);
    const drawn = [data.rates].concat(kind.lines.map(function (one) {
      return one.values.map(function (value) {
        return value === null || !kind.isLogarithmic ? value : Math.max(LEAST_DRAWN, value);
      });
    }));
    const u = new uPlot(options(place, kind), drawn, place);
    u.kind = kind;
    figure.plot = u;
    legendOf(figure, u);
  }

  function fit(figure) {
    const place = figure.querySelector(".plot");
    const isPrinting = document.documentElement.classList.contains("is-printing");
    const width = isPrinting ? PRINTED_WIDTH : place.clientWidth;
    if (width > 0 && (figure.plot.width !== width || figure.plot.height !== place.clientHeight)) {
      figure.plot.setSize({ width: width, height: place.clientHeight });
    }
  }

  function repaint() {
    RunTheme.refresh();
    figures.forEach(function (figure) { figure.plot.redraw(false); });
  }

  function print(isPrinting) {
    document.documentElement.classList.toggle("is-printing", isPrinting);
    repaint();
    figures.forEach(fit);
  }

  RunTheme.refresh();
  document.documentElement.classList.add("has-plots");
  figures.forEach(draw);
  const sizes = new ResizeObserver(function (entries) {
    entries.forEach(function (entry) { fit(entry.target.closest("figure")); });
  });
  figures.forEach(function (figure) { sizes.observe(figure.querySelector(".plot")); });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  window.addEventListener("beforeprint", function () { print(true); });
  window.addEventListener("afterprint", function () { print(false); });
  document.documentElement.dataset.plots = String(document.querySelectorAll(".plot canvas").length);
})();
