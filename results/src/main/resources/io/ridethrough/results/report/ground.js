// What lies under and over the lines of every plot: phases, faults, evidence; and the bands of the breakers.
/* global uPlot, RunTheme */
"use strict";

// axis: data, whole and evidence, as RunPlots holds them
function runGround(axis) {
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

  function ground(u) {
    const ctx = u.ctx;
    const top = u.bbox.top;
    const height = u.bbox.height;
    ctx.save();
    axis.data.phases.forEach(function (phase) {
      const at = span(u, phase.from, phase.to);
      if (at.width > 0 && !phase.judged) {
        hatch(ctx, { left: at.left, top: top, width: at.width, height: height }, RunTheme.paint.unjudged, 7);
      }
    });
    axis.data.faults.forEach(function (fault) {
      const at = span(u, fault.from, fault.to);
      if (at.width > 0) {
        ctx.fillStyle = RunTheme.paint.fault;
        ctx.fillRect(at.left, top, at.width, height);
        ctx.fillStyle = RunTheme.paint["fault-edge"];
        ctx.fillRect(at.left, top, at.width, 2 * uPlot.pxRatio);
      }
    });
    ctx.restore();
  }

  function names(u) {
    const ctx = u.ctx;
    const pad = 4 * uPlot.pxRatio;
    const line = 14 * RunTheme.scale * uPlot.pxRatio;
    ctx.save();
    ctx.textBaseline = "alphabetic";
    ctx.textAlign = "left";
    axis.data.phases.forEach(function (phase) {
      const at = span(u, phase.from, phase.to);
      if (at.width <= 0) {
        return;
      }
      ctx.fillStyle = RunTheme.paint.line;
      ctx.fillRect(Math.round(at.left), u.bbox.top - line, uPlot.pxRatio, u.bbox.height + line);
      ctx.font = RunTheme.canvasFont(11, 600);
      ctx.fillStyle = phase.judged ? RunTheme.paint.ink : RunTheme.paint.muted;
      const texts = phase.judged ? [phase.name] : [phase.name + " · not judged", "not judged", phase.name];
      ctx.fillText(fitting(ctx, texts, at.width - 1.5 * pad), at.left + pad, u.bbox.top - pad);
    });
    if (!u.hidesFaultNames) {
      ctx.font = RunTheme.canvasFont(10.5, 400);
      ctx.fillStyle = RunTheme.paint["fault-ink"];
      axis.data.faults.forEach(function (fault, index) {
        const at = span(u, fault.from, fault.to);
        if (at.width > 0) {
          // Faults that are live together stand one under the other.
          const row = 1 + axis.data.faults.slice(0, index).filter(function (earlier) {
            return earlier.from < fault.to && fault.from < earlier.to - axis.data.binSeconds;
          }).length;
          const texts = [
            fault.target + ": " + fault.description, fault.description, fault.target + " " + fault.kind, fault.kind,
          ];
          ctx.fillText(fitting(ctx, texts, at.width - 1.5 * pad), at.left + pad, u.bbox.top + row * line);
        }
      });
    }
    if (axis.evidence && (axis.evidence.from > axis.whole.from || axis.evidence.to < axis.whole.to)) {
      const at = span(u, axis.evidence.from, axis.evidence.to);
      if (at.width > 0) {
        ctx.fillStyle = RunTheme.paint.accent;
        ctx.fillRect(at.left, u.bbox.top + u.bbox.height + uPlot.pxRatio, at.width, 3 * uPlot.pxRatio);
      }
    }
    ctx.restore();
  }

  const BAND_PAINT = { closed: "closed", open: "open", "half-open": "half" };

  function bands(u) {
    const ctx = u.ctx;
    const lanes = axis.data.points.length;
    ctx.save();
    ctx.textAlign = "left";
    axis.data.points.forEach(function (point, lane) {
      const top = u.valToPos(lanes - lane - 0.12, "y", true);
      const height = u.valToPos(lanes - lane - 0.88, "y", true) - top;
      point.bands.forEach(function (band) {
        const at = span(u, band.from, band.to);
        if (at.width <= 0) {
          return;
        }
        const name = BAND_PAINT[band.state] || "unknown";
        const box = { left: at.left, top: top, width: Math.max(at.width, uPlot.pxRatio), height: height };
        ctx.fillStyle = RunTheme.paint[name];
        ctx.fillRect(box.left, box.top, box.width, box.height);
        if (name === "half") {
          hatch(ctx, box, RunTheme.paint["half-ink"], 5);
        }
        ctx.font = RunTheme.canvasFont(11, name === "open" ? 600 : 400);
        ctx.textBaseline = "middle";
        const room = box.width - 2 * uPlot.pxRatio;
        const width = ctx.measureText(band.state).width;
        const text = width <= room ? band.state : "";
        const x = box.left + Math.min(6 * uPlot.pxRatio, (box.width - width) / 2);
        if (text && name === "half") {
          ctx.fillStyle = RunTheme.paint[name];
          ctx.fillRect(x - 2 * uPlot.pxRatio, box.top, width + 4 * uPlot.pxRatio, box.height);
        }
        ctx.fillStyle = RunTheme.paint[name + "-ink"];
        ctx.fillText(text, x, box.top + box.height / 2);
      });
    });
    ctx.restore();
  }

  return { ground: ground, names: names, bands: bands };
}
