// Two frames after the page stands, it is on the glass.
requestAnimationFrame(() =>
  requestAnimationFrame(() =>
    window.__TAURI_INTERNALS__.invoke("screen_painted", { request: { screen: "blank" } }),
  ),
);
