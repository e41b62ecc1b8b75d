// jsdom has no layout and a few gaps; what the screens need of it is here.
import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeEach, vi } from "vitest";

/** What a list's box measures, so that some rows are in sight. */
const BOX = { width: 1000, height: 600 };
const ROW = 57;

configure({
  // Pages come as chunks, and the machine may be busy.
  asyncUtilTimeout: 15_000,
  // Asking the styles of every element costs jsdom most of a test.
  defaultHidden: true,
  // The claim that failed, without the whole page behind it.
  getElementError: (message) => new Error(message ?? "not found"),
});

beforeEach(() => {
  window.location.hash = "";
  vi.stubGlobal("__APP_VERSION__", "0.1.0");
});

afterEach(() => {
  cleanup();
  document.documentElement.removeAttribute("style");
});

window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList;

// A dialog that is open is shown; that nothing behind it can be reached is the browser's.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.setAttribute("open", "");
};
HTMLDialogElement.prototype.close = function close() {
  this.removeAttribute("open");
};

class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
}
vi.stubGlobal("ResizeObserver", Observer);
vi.stubGlobal("IntersectionObserver", Observer);

Object.defineProperties(HTMLElement.prototype, {
  offsetHeight: {
    get(this: HTMLElement) {
      return this.getAttribute("role") === "row" ? ROW : BOX.height;
    },
  },
  offsetWidth: { get: () => BOX.width },
  clientHeight: { get: () => BOX.height },
  scrollHeight: {
    get(this: HTMLElement) {
      const body = this.querySelector<HTMLElement>("[role=rowgroup]");
      return body === null ? BOX.height : Number.parseFloat(body.style.height);
    },
  },
});

Element.prototype.scrollTo = function scrollTo(this: Element, to?: unknown) {
  if (typeof to === "object" && to !== null && "top" in to) this.scrollTop = Number(to.top);
  this.dispatchEvent(new Event("scroll"));
} as typeof Element.prototype.scrollTo;
Element.prototype.scrollIntoView = () => undefined;
HTMLCanvasElement.prototype.getContext = () => null;
Element.prototype.setPointerCapture = () => undefined;
