// Plots of something against a rate of arrival: their axes, limits and legends, and how they follow the page.
/* global uPlot, RunTheme */
"use strict";

const RatePlots = (function () {
  const AXIS_HEIGHT = 26;
  const AXIS_WIDTH = 56;
  const MOST_SPLITS = 7;
  const LEAST_DRAWN = 0.1; // ms: a logarithmic axis has no place for nothing
  const LEAST_SPAN = 12; // an axis of less would magnify what is no difference
  const PRINTED_WIDTH = 690;

  function millis(value) {
    if (value >= 1000) {
      return Number((value / 1000).toPrecision(3)) + " s";
    }
    return Number(value.toPrecision(3)) + " ms";
  }

  // What a logarithmic axis can show of a value.
  function drawable(value) {
    return value === null ? null : Math.max(LEAST_DRAWN, value);
  }

  // A logarithmic axis that shows all of these.
  function span(values) {
    const all = values.filter(function (value) { return value !== null; }).map(drawable);
    if (all.length === 0) {
      return [1, 1000];
    }
    const low = Math.min.apply(null, all);
    const high = Math.max.apply(null, all);
    const room = Math.max(1.6, Math.sqrt(LEAST_SPAN * low / high));
    return [low / room, high * room];
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
    return splits.length > MOST_SPLITS
      ? splits.filter(function (value) { return /^[1.0]+$/.test(String(value)); })
      : splits;
  }

  function rateAxis(words) {
    return {
      size: AXIS_HEIGHT * RunTheme.scale,
      gap: 4,
      font: RunTheme.axisFont(),
      stroke: function () { return RunTheme.paint.muted; },
      grid: { show: false },
      ticks: { stroke: function () { return RunTheme.paint.line; }, size: 4, width: 1 },
      space: 48 * RunTheme.scale,
      values: function (u, splits) { return splits.map(words); },
    };
  }

  function valueAxis(words, isLogarithmic) {
    return {
      size: AXIS_WIDTH * RunTheme.scale,
      gap: 6,
      font: RunTheme.axisFont(),
      stroke: function () { return RunTheme.paint.muted; },
      grid: { stroke: function () { return RunTheme.paint.line; }, width: 1 },
      ticks: { show: false },
      splits: isLogarithmic ? decades : undefined,
      filter: isLogarithmic ? function (u, splits) { return splits; } : undefined,
      values: function (u, splits) { return splits.map(words); },
    };
  }

  // What all of these plots have alike; a caller adds scales, axes, series and hooks.
  function options(place, group) {
    return {
      width: place.clientWidth,
      height: place.clientHeight,
      padding: [10 * RunTheme.scale, 12, 0, 0],
      legend: { show: false },
      focus: { alpha: 1 },
      cursor: {
        y: false,
        drag: { x: false, y: false },
        points: { size: 7, width: 0 },
        sync: { key: group, scales: ["x", null] },
      },
    };
  }

  // A hook that draws where values have a limit, named at the left above it, or as corner has it: at the right, above or
  // below.
  function limits(values, corner) {
    const isRight = corner !== undefined;
    const isBelow = corner === "below";
    return function (u) {
      const ctx = u.ctx;
      const pad = 4 * uPlot.pxRatio;
      values.forEach(function (limit) {
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
        ctx.textBaseline = isBelow ? "top" : "alphabetic";
        ctx.textAlign = isRight ? "right" : "left";
        const words = "limit " + millis(limit);
        const x = isRight ? u.bbox.left + u.bbox.width - pad : u.bbox.left + pad;
        // Its ground is cleared of the grid, so that it can be read.
        ctx.setLineDash([]);
        ctx.strokeStyle = RunTheme.paint.panel;
        ctx.lineWidth = pad;
        ctx.strokeText(words, x, isBelow ? y + pad : y - pad);
        ctx.fillText(words, x, isBelow ? y + pad : y - pad);
        ctx.restore();
      });
    };
  }

  // Adds an entry to a figure's legend, and returns what shows its value under the cursor.
  function entry(figure, label, colour, kind) {
    const legend = figure.querySelector(".legend");
    const all = document.createElement("span");
    all.className = "entry";
    const swatch = document.createElement("i");
    swatch.className = "swatch " + kind;
    swatch.style.setProperty("--swatch", "var(--" + colour + ")");
    const value = document.createElement("b");
    value.className = "value";
    all.append(swatch, document.createTextNode(label), value);
    legend.append(all);
    return value;
  }

  // Adds the place of a legend where the rate under the cursor is told.
  function rateEntry(figure) {
    const at = document.createElement("span");
    at.className = "at";
    figure.querySelector(".legend").append(at);
    return at;
  }

  function fit(figure) {
    const place = figure.querySelector(".plot");
    const isPrinting = document.documentElement.classList.contains("is-printing");
    const width = isPrinting ? PRINTED_WIDTH : place.clientWidth;
    if (width > 0 && (figure.plot.width !== width || figure.plot.height !== place.clientHeight)) {
      figure.plot.setSize({ width: width, height: place.clientHeight });
    }
  }

  // Draws the page's figures by what the caller does for one (it sets figure.plot), and keeps them to size and theme.
  function begin(draw) {
    const figures = Array.from(document.querySelectorAll("figure[data-plot]"));

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
      entries.forEach(function (one) { fit(one.target.closest("figure")); });
    });
    figures.forEach(function (figure) { sizes.observe(figure.querySelector(".plot")); });
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
    window.addEventListener("beforeprint", function () { print(true); });
    window.addEventListener("afterprint", function () { print(false); });
    document.documentElement.dataset.plots = String(document.querySelectorAll(".plot canvas").length);
  }

  return {
    millis: millis,
    drawable: drawable,
    span: span,
    rateAxis: rateAxis,
    valueAxis: valueAxis,
    options: options,
    limits: limits,
    entry: entry,
    rateEntry: rateEntry,
    begin: begin,
  };
})();
