// Plots of one run on one time axis: what to draw, and the window that they share.
/* global uPlot */
"use strict";

window.onerror = function (message) {
  document.documentElement.dataset.scriptError = String(message);
};

const RunPlots = (function () {
  const GAP_BETWEEN_BARS = 1;
  const BARS = uPlot.paths.bars({ size: [1, Infinity], align: 0, gap: GAP_BETWEEN_BARS });
  const SHORT_GAP_BINS = 4; // a pause between rare arrivals is no hole in the record
  const AXIS_HEIGHT = 26;
  const HEADROOM = 1.18; // room above the highest value for the names of faults

  const whole = { from: 0, to: 1 };
  let shown = whole;
  let evidence = null;
  let data = null;
  let gutter = 52;
  let scale = 1; // of the page's text, larger on a wall
  let plots = [];
  let paint = {};

  function refreshPaint() {
    const style = getComputedStyle(document.documentElement);
    paint = {};
    ["ink", "muted", "line", "panel", "bars", "p50", "p95", "p99", "spread", "through", "failed", "fault", "fault-edge", "fault-ink",
      "unjudged", "accent", "closed", "closed-ink", "open", "open-ink", "half", "half-ink", "unknown", "unknown-ink"]
      .forEach(function (name) {
        paint[name] = style.getPropertyValue("--" + name).trim();
      });
    scale = parseFloat(style.fontSize) / 16;
    paint.font = style.getPropertyValue("--sans").trim();
  }

  function font(u, size, weight) {
    return (weight || 400) + " " + size * scale * uPlot.pxRatio + "px " + paint.font;
  }

  function times() {
    return Array.from({ length: data.bins }, function (_, bin) {
      return (bin + 0.5) * data.binSeconds;
    });
  }

  function latencyWords(millis) {
    if (millis >= 1000) {
      return (millis / 1000).toFixed(millis >= 10000 ? 1 : 2) + " s";
    }
    return (millis < 10 ? millis.toFixed(1) : Math.round(millis)) + " ms";
  }

  function countWords(count) {
    return String(Math.round(count * 10) / 10);
  }

  // Drawing -----------------------------------------------------------------------------------------------------

  function span(u, from, to) {
    const left = Math.max(u.bbox.left, u.valToPos(from, "x", true));
    const right = Math.min(u.bbox.left + u.bbox.width, u.valToPos(to, "x", true));
    return { left: left, width: right - left };
  }

  function fitting(ctx, texts, width) {
    const whole = texts.find(function (text) { return ctx.measureText(text).width <= width; });
    if (whole !== undefined) {
      return whole;
    }
    const text = texts[texts.length - 1];
    for (let end = text.length - 1; end > 1; end--) {
      const shorter = text.slice(0, end).trimEnd() + "…";
      if (ctx.measureText(shorter).width <= width) {
        return shorter;
      }
    }
    return "";
  }

  function hatch(ctx, box, colour, step) {
    ctx.save();
    ctx.beginPath();
    ctx.rect(box.left, box.top, box.width, box.height);
    ctx.clip();
    ctx.strokeStyle = colour;
    ctx.lineWidth = uPlot.pxRatio;
    ctx.beginPath();
    for (let x = box.left - box.height; x < box.left + box.width; x += step * uPlot.pxRatio) {
      ctx.moveTo(x, box.top + box.height);
      ctx.lineTo(x + box.height, box.top);
    }
    ctx.stroke();
    ctx.restore();
  }

  function drawGround(u) {
    const ctx = u.ctx;
    const top = u.bbox.top;
    const height = u.bbox.height;
    ctx.save();
    data.phases.forEach(function (phase) {
      const at = span(u, phase.from, phase.to);
      if (at.width > 0 && !phase.judged) {
        hatch(ctx, { left: at.left, top: top, width: at.width, height: height }, paint.unjudged, 7);
      }
    });
    data.faults.forEach(function (fault) {
      const at = span(u, fault.from, fault.to);
      if (at.width > 0) {
        ctx.fillStyle = paint.fault;
        ctx.fillRect(at.left, top, at.width, height);
        ctx.fillStyle = paint["fault-edge"];
        ctx.fillRect(at.left, top, at.width, 2 * uPlot.pxRatio);
      }
    });
    ctx.restore();
  }

  function drawNames(u) {
    const ctx = u.ctx;
    const pad = 4 * uPlot.pxRatio;
    ctx.save();
    ctx.textBaseline = "alphabetic";
    ctx.textAlign = "left";
    data.phases.forEach(function (phase) {
      const at = span(u, phase.from, phase.to);
      if (at.width <= 0) {
        return;
      }
      ctx.fillStyle = paint.line;
      ctx.fillRect(Math.round(at.left), u.bbox.top - 14 * scale * uPlot.pxRatio, uPlot.pxRatio, u.bbox.height + 14 * scale * uPlot.pxRatio);
      ctx.font = font(u, 11, 600);
      ctx.fillStyle = phase.judged ? paint.ink : paint.muted;
      const names = phase.judged ? [phase.name] : [phase.name + " · not judged", "not judged", phase.name];
      ctx.fillText(fitting(ctx, names, at.width - 1.5 * pad), at.left + pad, u.bbox.top - pad);
    });
    if (!u.hidesFaultNames) {
      ctx.font = font(u, 10.5, 400);
      ctx.fillStyle = paint["fault-ink"];
      data.faults.forEach(function (fault) {
        const at = span(u, fault.from, fault.to);
        if (at.width > 0) {
          const names = [fault.target + ": " + fault.description, fault.description, fault.target + " " + fault.kind, fault.kind];
          ctx.fillText(fitting(ctx, names, at.width - 1.5 * pad), at.left + pad, u.bbox.top + 14 * scale * uPlot.pxRatio);
        }
      });
    }
    if (evidence && (evidence.from > whole.from || evidence.to < whole.to)) {
      const at = span(u, evidence.from, evidence.to);
      if (at.width > 0) {
        ctx.fillStyle = paint.accent;
        ctx.fillRect(at.left, u.bbox.top + u.bbox.height + uPlot.pxRatio, at.width, 3 * uPlot.pxRatio);
      }
    }
    ctx.restore();
  }

  const BAND_PAINT = { closed: "closed", open: "open", "half-open": "half" };

  function drawBands(u) {
    const ctx = u.ctx;
    const lanes = data.points.length;
    ctx.save();
    ctx.textAlign = "left";
    data.points.forEach(function (point, lane) {
      const top = u.valToPos(lanes - lane - 0.12, "y", true);
      const height = u.valToPos(lanes - lane - 0.88, "y", true) - top;
      point.bands.forEach(function (band) {
        const at = span(u, band.from, band.to);
        if (at.width <= 0) {
          return;
        }
        const name = BAND_PAINT[band.state] || "unknown";
        const box = { left: at.left, top: top, width: Math.max(at.width, uPlot.pxRatio), height: height };
        ctx.fillStyle = paint[name];
        ctx.fillRect(box.left, box.top, box.width, box.height);
        if (name === "half") {
          hatch(ctx, box, paint["half-ink"], 5);
        }
        ctx.font = font(u, 11, name === "open" ? 600 : 400);
        ctx.textBaseline = "middle";
        const room = box.width - 2 * uPlot.pxRatio;
        const width = ctx.measureText(band.state).width;
        const text = width <= room ? band.state : "";
        const x = box.left + Math.min(6 * uPlot.pxRatio, (box.width - width) / 2);
        if (text && name === "half") {
          ctx.fillStyle = paint[name];
          ctx.fillRect(x - 2 * uPlot.pxRatio, box.top, width + 4 * uPlot.pxRatio, box.height);
        }
        ctx.fillStyle = paint[name + "-ink"];
        ctx.fillText(text, x, box.top + box.height / 2);
      });
    });
    ctx.restore();
  }

  // What each kind of plot holds ----------------------------------------------------------------------------------

  function line(label, values, colour, width, dash, words) {
    return {
      values: values,
      words: words,
      series: {
        label: label,
        stroke: function () { return paint[colour]; },
        width: width,
        dash: dash,
        spanGaps: false,
        gaps: function (u, index, first, last, gaps) {
          const short = (u.valToPos(SHORT_GAP_BINS * data.binSeconds, "x", true) - u.valToPos(0, "x", true));
          return gaps.filter(function (gap) { return gap[1] - gap[0] > short; });
        },
        points: { size: 4, fill: function () { return paint[colour]; } },
      },
      swatch: { colour: colour, kind: dash ? "dashed" : "line" },
    };
  }

  function bars(label, values, colour) {
    return {
      values: values,
      words: countWords,
      series: {
        label: label,
        paths: BARS,
        fill: function () { return paint[colour]; },
        stroke: function () { return paint[colour]; },
        width: 0,
        points: { show: false },
      },
      swatch: { colour: colour, kind: "block" },
    };
  }

  // The upper outline of bars: where it meets the bars of what was asked, all of it came through.
  function outline(u, index, first, last) {
    const path = new Path2D();
    const half = data.binSeconds / 2;
    let isDown = false;
    for (let i = first; i <= last; i++) {
      const value = u.data[index][i];
      if (value === null || value === undefined) {
        isDown = false;
        continue;
      }
      const y = Math.round(u.valToPos(value, "y", true));
      const left = u.valToPos(u.data[0][i] - half, "x", true);
      if (isDown) {
        path.lineTo(left, y);
      } else {
        path.moveTo(left, y);
      }
      path.lineTo(u.valToPos(u.data[0][i] + half, "x", true), y);
      isDown = true;
    }
    return { stroke: path, fill: null, clip: null, band: null, gaps: null, flags: 1 };
  }

  function steps(label, values, colour, dash) {
    const made = line(label, values, colour, 1.75, dash, countWords);
    made.series.paths = outline;
    made.series.points = { show: false };
    return made;
  }

  function perSecond(counts) {
    return counts.map(function (count) { return count === null ? null : count / data.binSeconds; });
  }

  const KINDS = {
    latency: function (index, key) {
      const flow = data.flows[index];
      const shownKey = key || flow.shown;
      const of = flow.latencies.find(function (one) { return one.key === shownKey; }) || flow.latencies[0];
      return {
        summary: of.summary,
        lines: [
          line("p50", of.p50, "p50", 1.5, undefined, latencyWords),
          line("p95", of.p95, "p95", 2.25, undefined, latencyWords),
          line("p99", of.p99, "p99", 1.5, [3, 4], latencyWords),
        ],
        count: of.count,
        bands: [{ series: [3, 1], fill: function () { return paint.spread; } }],
        axis: function (millis) { return millis >= 1000 ? millis / 1000 + " s" : millis + " ms"; },
      };
    },
    rates: function (index) {
      const flow = data.flows[index];
      const lines = [
        bars("arrived", perSecond(flow.arrivals), "bars"),
        steps("completed", perSecond(flow.completed), "through"),
      ];
      if (flow.failed.some(function (count) { return count > 0; })) {
        lines.push(bars("failed", perSecond(flow.failed), "failed"));
      }
      return { lines: lines, axis: countWords };
    },
    attempts: function (index) {
      const point = data.points[index];
      return {
        lines: [
          bars("demand", perSecond(point.demand), "bars"),
          steps("attempts", perSecond(point.attempts), "through"),
        ],
        axis: countWords,
      };
    },
    workers: function () {
      const lines = [steps("busy", data.workers.busy, "through")];
      if (data.workers.workers > 0) {
        lines.push(steps("workers", data.workers.busy.map(function () { return data.workers.workers; }), "muted", [2, 4]));
      }
      if (data.workers.queued.some(function (count) { return count > 0; })) {
        lines.push(steps("queued", data.workers.queued, "failed", [3, 2]));
      }
      return { lines: lines, axis: countWords };
    },
    breakers: function () {
      return { lanes: data.points.map(function (point) { return point.name; }), lines: [] };
    },
  };

  // One plot ------------------------------------------------------------------------------------------------------

  function yRange(holds) {
    if (holds.lanes) {
      return function () { return [0, holds.lanes.length]; };
    }
    return function (u, min, max) {
      return [0, Math.max(max || 0, 1) * HEADROOM];
    };
  }

  function yAxis(holds) {
    const axis = {
      size: gutter * scale,
      gap: 6,
      font: 11 * scale + "px " + paint.font,
      stroke: function () { return paint.muted; },
      grid: { stroke: function () { return paint.line; }, width: 1 },
      ticks: { show: false },
      space: holds.bands ? 44 : 26,
      values: function (u, splits) { return splits.map(holds.axis || String); },
    };
    if (holds.lanes) {
      const count = holds.lanes.length;
      axis.grid = { show: false };
      axis.splits = function () { return holds.lanes.map(function (_, lane) { return count - lane - 0.5; }); };
      axis.values = function () { return holds.lanes; };
    } else if (holds.axis === countWords) {
      axis.incrs = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];
    }
    return axis;
  }

  function options(place, holds, hooks) {
    return {
      width: place.clientWidth,
      height: place.clientHeight,
      padding: [18 * scale, 10, 0, 0],
      legend: { show: false },
      focus: { alpha: 1 },
      select: { over: true, left: 0, top: 0, width: 0, height: 0 },
      scales: {
        x: { time: false, range: function () { return [shown.from, shown.to]; } },
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
          size: AXIS_HEIGHT * scale,
          gap: 4,
          font: 11 * scale + "px " + paint.font,
          stroke: function () { return paint.muted; },
          grid: { show: false },
          ticks: { stroke: function () { return paint.line; }, size: 4, width: 1 },
          space: 48 * scale,
          values: function (u, splits) { return splits.map(function (at) { return at + " s"; }); },
        },
        yAxis(holds),
      ],
      series: [{}].concat(
        holds.lanes ? [{ show: true, points: { show: false } }] : holds.lines.map(function (one) { return one.series; })),
      bands: holds.bands || [],
      hooks: {
        drawClear: [drawGround],
        draw: holds.lanes ? [drawBands, drawNames] : [drawNames],
        setCursor: [hooks.cursor],
        setSelect: [hooks.select],
      },
    };
  }

  function values(holds) {
    return [times()].concat(
      holds.lanes ? [new Array(data.bins).fill(null)] : holds.lines.map(function (one) { return one.values; }));
  }

  function make(place, kind, index, key, hooks) {
    const holds = KINDS[kind](index, key);
    const u = new uPlot(options(place, holds, hooks), values(holds), place);
    u.hidesFaultNames = kind === "breakers";
    u.holds = holds;
    plots.push(u);
    return u;
  }

  function drop(u) {
    plots = plots.filter(function (other) { return other !== u; });
    u.destroy();
  }

  function show(from, to, mark) {
    shown = { from: Math.max(whole.from, from), to: Math.min(whole.to, to) };
    if (shown.to - shown.from < data.binSeconds) {
      shown = whole;
    }
    evidence = mark || null;
    plots.forEach(function (u) {
      u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
      u.setScale("x", { min: shown.from, max: shown.to });
    });
    return shown;
  }

  function begin(plotData) {
    data = plotData;
    whole.to = data.bins * data.binSeconds;
    shown = whole;
    refreshPaint();
    const longest = data.points.reduce(function (most, point) { return Math.max(most, point.name.length); }, 0);
    gutter = Math.min(110, Math.max(52, longest * 6.5 + 14));
  }

  function repaint() {
    refreshPaint();
    plots.forEach(function (u) { u.redraw(false); });
  }

  return {
    begin: begin,
    make: make,
    drop: drop,
    show: show,
    repaint: repaint,
    whole: whole,
    all: function () { return plots; },
  };
})();
