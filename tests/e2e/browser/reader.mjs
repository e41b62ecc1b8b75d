// What a screen reader tells: the roles and names of the browser's own accessibility
// tree, in their order, and what is announced meanwhile.
import { plain } from "../words.mjs";

/** What is operated, and so must have a name. */
const CONTROLS = [
  "button",
  "checkbox",
  "combobox",
  "link",
  "listbox",
  "menuitem",
  "menuitemcheckbox",
  "menuitemradio",
  "option",
  "radio",
  "searchbox",
  "slider",
  "spinbutton",
  "switch",
  "tab",
  "textbox",
];

const LANDMARKS = [
  "banner",
  "complementary",
  "contentinfo",
  "form",
  "main",
  "navigation",
  "search",
];

/** As a person hears it; Chromium has names of its own for some. */
const ROLES = { comboBoxSelect: "combobox", ComboboxSelect: "combobox", MenuListOption: "option" };

export class Reader {
  static async of(page) {
    const reader = new Reader();
    reader.page = page;
    reader.client = await page.context().newCDPSession(page);
    await reader.client.send("Accessibility.enable");
    await page.evaluate(hear);
    return reader;
  }

  /** Everything that is told, from the top: `{ role, name, level, … }`. */
  async all() {
    const { nodes } = await this.client.send("Accessibility.getFullAXTree");
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const told = [];
    const walk = (id, depth) => {
      const node = byId.get(id);
      if (node === undefined) return;
      const role = ROLES[node.role?.value] ?? node.role?.value;
      if (!node.ignored && role !== undefined) {
        const value = (key) => node.properties?.find(({ name }) => name === key)?.value.value;
        told.push({
          depth,
          role,
          name: plain(node.name?.value ?? ""),
          level: value("level"),
          focusable: value("focusable") === true,
          modal: value("modal") === true,
        });
      }
      for (const child of node.childIds ?? []) walk(child, depth + 1);
    };
    walk(nodes[0].nodeId, 0);
    return told;
  }

  /** `role name`, as one goes through the page. */
  async lines() {
    const all = await this.all();
    return all
      .filter(({ role }) => !SILENT.includes(role))
      .map(({ role, name }) => `${role} ${name}`.trim());
  }

  /** Controls that have no name, and what a group of controls is without one. */
  async unnamed() {
    const all = await this.all();
    const wanted = [
      ...CONTROLS,
      "dialog",
      "grid",
      "img",
      "image",
      "navigation",
      "progressbar",
      "region",
      "table",
    ];
    return all
      .filter(
        ({ role, name, focusable }) =>
          name === "" && (wanted.includes(role) || (focusable && role === "generic")),
      )
      .map(({ role }) => role);
  }

  /** The levels of the headings, and their names. */
  async headings() {
    const all = await this.all();
    return all.filter(({ role }) => role === "heading").map(({ level, name }) => ({ level, name }));
  }

  async landmarks() {
    const all = await this.all();
    return all
      .filter(({ role }) => LANDMARKS.includes(role))
      .map(({ role, name }) => `${role} ${name}`.trim());
  }

  /** What was announced since this was asked last. */
  async heard() {
    const heard = await this.page.evaluate(() => window.__heard.splice(0));
    return heard.map(plain).filter((text) => text !== "");
  }
}

/** Parts of a text and of a layout, which are told with what they are in. */
const SILENT = [
  "InlineTextBox",
  "StaticText",
  "LineBreak",
  "generic",
  "none",
  "RootWebArea",
  "paragraph",
  "ListMarker",
];

/** Runs in the page: notes what live regions come to say. */
function hear() {
  window.__heard = [];
  const LIVE = "[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log]";
  const said = new Map();
  const listen = () => {
    for (const region of document.querySelectorAll(LIVE)) {
      const text = region.innerText ?? "";
      if (text !== (said.get(region) ?? "")) window.__heard.push(text);
      said.set(region, text);
    }
  };
  for (const region of document.querySelectorAll(LIVE)) said.set(region, region.innerText);
  new MutationObserver(listen).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}
