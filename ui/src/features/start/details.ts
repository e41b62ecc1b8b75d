// What is asked before a workspace is made, and what is wrong with it.
import type { BeginWorkspace, Colour, KeychainState } from "../../ipc/bindings";

export const PASSPHRASE_LENGTH = 12;

export type Keep = "keychain" | "passphrase";

export interface Details {
  name: string;
  colour: Colour;
  userName: string;
  homeMarket: string;
  keep: Keep;
  passphrase: string;
  again: string;
}

export const NO_DETAILS: Details = {
  name: "",
  colour: "blue",
  userName: "",
  homeMarket: "",
  keep: "keychain",
  passphrase: "",
  again: "",
};

export type Mistake = "needName" | "needUserName" | "badMarket" | "needLonger" | "needSame";
export type Mistakes = Partial<Record<keyof Details, Mistake>>;

/** Where no keychain answers, only a passphrase can keep the key. */
export function keepOf(details: Details, keychain: KeychainState): Keep {
  return keychain === "ready" ? details.keep : "passphrase";
}

export function mistakesOf(details: Details, keychain: KeychainState): Mistakes {
  const mistakes: Mistakes = {};
  if (details.name.trim() === "") mistakes.name = "needName";
  if (details.userName.trim() === "") mistakes.userName = "needUserName";
  if (!/^([A-Za-z]{2})?$/.test(details.homeMarket.trim())) mistakes.homeMarket = "badMarket";
  if (keepOf(details, keychain) === "passphrase") {
    if ([...details.passphrase].length < PASSPHRASE_LENGTH) mistakes.passphrase = "needLonger";
    else if (details.passphrase !== details.again) mistakes.again = "needSame";
  }
  return mistakes;
}

export function requestOf(details: Details, keychain: KeychainState): BeginWorkspace {
  const market = details.homeMarket.trim().toUpperCase();
  return {
    name: details.name.trim(),
    colour: details.colour,
    userName: details.userName.trim(),
    homeMarket: market === "" ? null : market,
    passphrase: keepOf(details, keychain) === "passphrase" ? details.passphrase : null,
  };
}

/** Whether a recovery key made for `before` still stands for `after`. */
export function sameRequest(before: BeginWorkspace, after: BeginWorkspace): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
