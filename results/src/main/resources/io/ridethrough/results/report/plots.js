// Plots of one run on one time axis, and the window of it that they all show.
/* global uPlot, RunTheme, runGround, runSeries */
"use strict";

const RunPlots = (function () {
  const AXIS_HEIGHT = 26;
  const HEADROOM = 1.18; // room above the highest value for the names of faults
  const whole = { from: 0, to: 1 };
  const axis = { data: null, whole: whole, shown: whole, evidence: null };
  const drawing = runGround(axis);
  const series = runSeries(axis);
  let gutter = 52;
  let plots = [];

  function yRange(holds) {
    if (holds.lanes) {
      return function () { return [0, holds.lanes.length]; };
    }
    return function (u, min, max) {
      return [0, Math.max(max || 0, 1) * HEADROOM];
    };
  }

  function yAxis(holds) {
    const y = {
      size: gutter * RunTheme.scale,
      gap: 6,
      font: RunTheme.axisFont(),
      stroke: function () { return RunTheme.paint.muted; },
      grid: { stroke: function () { return RunTheme.paint.line; }, width: 1 },
      ticks: { show: false },
      space: holds.bands ? 44 : 26,
      values: function (u, splits) { return splits.map(holds.axis || String); },
    };
    if (holds.lanes) {
      const count = holds.lanes.length;
      y.grid = { show: false };
      y.splits = function () { return holds.lanes.map(function (_, lane) { return count - lane - 0.5; }); };
      y.values = function () { return holds.lanes; };
    } else if (holds.axis === series.countWords) {
      y.incrs = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];
    }
    return y;
  }

  function options(place, holds, hooks) {
    return {
      width: place.clientWidth,
      height: place.clientHeight,
      padding: [18 * RunTheme.scale, 18, 0, 0],
      legend: { show: false },
      focus: { alpha: 1 },
      select: { over: true, left: 0, top: 0, width: 0, height: 0 },
      scales: {
        x: { time: false, range: function () { return [axis.shown.from, axis.shown.to]; } },
        y: { range: yRange(holds) },
      },
      cursor: {
        y: false,
        drag: { x: true, y: false, setScale: false },
        points: { size: 7, width: 0 },
        sync: {
          key: "run",
          scales: ["x", null],
          filters: { pub: function (type) { return type === "mousemove" || type === "mouseleave"; } },
        },
        bind: { dblclick: function () { return function () { hooks.reset(); return null; }; } },
      },
      axes: [
        {
          size: AXIS_HEIGHT * RunTheme.scale,
          gap: 4,
          font: RunTheme.axisFont(),
          stroke: function () { return RunTheme.paint.muted; },
          grid: { show: false },
          ticks: { stroke: function () { return RunTheme.paint.line; }, size: 4, width: 1 },
          space: 48 * RunTheme.scale,
          values: function (u, splits) { return splits.map(function (at) { return at + " s"; }); },
        },
        yAxis(holds),
      ],
      series: [{}].concat(
        holds.lanes ? [{ show: true, points: { show: false } }] : holds.lines.map(function (one) { return one.series; })),
      bands: holds.bands || [],
      hooks: {
        drawClear: [drawing.ground],
        draw: holds.lanes ? [drawing.bands, drawing.names] : [drawing.names],
        setCursor: [hooks.cursor],
        setSelect: [hooks.select],
      },
    };
  }

  function values(holds) {
    return [series.times()].concat(
      holds.lanes ? [new Array(axis.data.bins).fill(null)] : holds.lines.map(function (one) { return one.values; }));
  }

  function make(place, kind, index, key, hooks) {
    const holds = series.kinds[kind](index, key);
    const u = new uPlot(options(place, holds, hooks), values(holds), place);
    u.hidesFaultNames = kind === "breakers";
    u.holds = holds;
    plots.push(u);
    return u;
  }

  // New numbers for a plot that is there; false when it has other lines now and must be made again.
  function refill(u, kind, index, key) {
    const holds = series.kinds[kind](index, key);
    if (holds.lines.length !== u.holds.lines.length) {
      return false;
    }
    u.holds = holds;
    u.setData(values(holds));
    return true;
  }

  function drop(u) {
    plots = plots.filter(function (other) { return other !== u; });
    u.destroy();
  }

  function show(from, to, mark) {
    axis.shown = { from: Math.max(axis.whole.from, from), to: Math.min(axis.whole.to, to) };
    if (axis.shown.to - axis.shown.from < axis.data.binSeconds) {
      axis.shown = axis.whole;
    }
    axis.evidence = mark || null;
    plots.forEach(function (u) {
      u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
      u.setScale("x", { min: axis.shown.from, max: axis.shown.to });
    });
    return axis.shown;
  }

  function renew(plotData) {
    axis.data = plotData;
    axis.whole.to = axis.data.bins * axis.data.binSeconds;
  }

  function begin(plotData) {
    renew(plotData);
    axis.shown = axis.whole;
    RunTheme.refresh();
    const longest = axis.data.points.reduce(function (most, point) { return Math.max(most, point.name.length); }, 0);
    gutter = Math.min(110, Math.max(52, longest * 6.5 + 14));
  }

  function repaint() {
    RunTheme.refresh();
    plots.forEach(function (u) { u.redraw(false); });
  }

  return {
    begin: begin,
    renew: renew,
    make: make,
    refill: refill,
    drop: drop,
    show: show,
    repaint: repaint,
    whole: whole,
  };
})();
