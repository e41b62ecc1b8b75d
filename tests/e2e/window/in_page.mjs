// What runs inside the page: elements by what they are and how they are called, as
// a screen reader would find them. Written as one function, because it travels.

export function find(role, name, inside) {
  const kinds = {
    button: "button, [role=button]",
    link: "a[href]",
    heading: "h1, h2, h3",
    textbox: "input:not([type=radio], [type=checkbox]), textarea",
    radio: "input[type=radio]",
    checkbox: "input[type=checkbox]",
    select: "select",
    alert: "[role=alert]",
    status: "[role=status]",
    grid: "[role=grid]",
    row: "[role=row]",
    rowheader: "[role=rowheader]",
    item: "li",
    key: "[data-testid=recovery-key]",
    shown: "[data-testid=shown-once]",
    message: ".fui-Field__validationMessage",
    note: ".fui-MessageBar",
  };
  const plain = (text) => (text ?? "").replace(/[\s\u00a0\u202f]+/g, " ").trim();
  const spoken = (element) => {
    const copy = element.cloneNode(true);
    for (const silent of copy.querySelectorAll("[aria-hidden=true]")) silent.remove();
    return plain(copy.textContent);
  };
  // These are known by what they say, whatever they are called.
  const speaks = ["alert", "status", "note", "message"].includes(role);
  const named = (element) => {
    if (speaks) return spoken(element);
    const ids = element.getAttribute("aria-labelledby");
    if (ids !== null) {
      const texts = ids.split(" ").map((id) => document.getElementById(id));
      return plain(
        texts
          .filter((it) => it !== null)
          .map(spoken)
          .join(" "),
      );
    }
    const label = element.getAttribute("aria-label");
    if (label !== null) return plain(label);
    if (element.labels?.length > 0) return plain([...element.labels].map(spoken).join(" "));
    return spoken(element);
  };
  const wanted = typeof name === "string" ? plain(name) : undefined;
  const pattern =
    wanted === undefined && name !== null ? new RegExp(name.source, name.flags) : null;
  const fits = (text) =>
    wanted !== undefined ? text === wanted : pattern === null || pattern.test(text);
  const shown = (element) => element.getClientRects().length > 0;
  const around = inside === null ? document : inside;
  return [...around.querySelectorAll(kinds[role])].find(
    (element) => shown(element) && fits(named(element)),
  );
}

/** Two frames: what was drawn is on the glass. */
export function drawn(done) {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
}

/** Begins to note what the content security policy stops. */
export function watchPolicy() {
  window.__stopped = [];
  document.addEventListener("securitypolicyviolation", (event) =>
    window.__stopped.push(`${event.effectiveDirective} ${event.blockedURI}`),
  );
}
