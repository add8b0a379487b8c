// What canvas drawing takes from the style sheet: colours, the font, and how large text is.
/* global uPlot */
"use strict";

window.onerror = function (message) {
  document.documentElement.dataset.scriptError = String(message);
};

const RunTheme = (function () {
  const COLOURS = ["ink", "muted", "line", "panel", "bars", "p50", "p95", "p99", "spread", "through", "failed", "fault",
    "fault-edge", "fault-ink", "unjudged", "accent", "maybe", "closed", "closed-ink", "open", "open-ink", "half", "half-ink", "unknown", "unknown-ink"];
  const theme = { paint: {}, scale: 1, family: "" };

  // Again after every change of theme: a canvas does not follow the style sheet by itself.
  theme.refresh = function () {
    const style = getComputedStyle(document.documentElement);
    COLOURS.forEach(function (name) {
      theme.paint[name] = style.getPropertyValue("--" + name).trim();
    });
    theme.family = style.getPropertyValue("--sans").trim();
    theme.scale = parseFloat(style.fontSize) / 16;
  };

  // For an axis, which the library scales to the screen's pixels itself.
  theme.axisFont = function () {
    return 11 * theme.scale + "px " + theme.family;
  };

  theme.canvasFont = function (size, weight) {
    return weight + " " + size * theme.scale * uPlot.pxRatio + "px " + theme.family;
  };

  return theme;
})();
