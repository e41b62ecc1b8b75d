// What is asked before a workspace is made, and what is wrong with it.
import type { BeginJoin, BeginWorkspace, Colour, KeychainState } from "../../ipc/bindings";
import type { AppFailure } from "../../ipc/errors";
import {
  type NewPassphrase,
  type PassphraseMistake,
  passphraseMistakes,
} from "../../parts/passphrase";

export type Keep = "keychain" | "passphrase";

/** Where the key is kept. */
export interface KeyDetails extends NewPassphrase {
  keep: Keep;
}

export interface Details extends KeyDetails {
  name: string;
  colour: Colour;
  userName: string;
  homeMarket: string;
}

/** What is asked before a team is joined. */
export interface JoinDetails extends KeyDetails {
  name: string;
  colour: Colour;
  deviceName: string;
}

/** What is kept nowhere. */
export const NO_SECRETS: NewPassphrase = { passphrase: "", again: "" };

const NO_KEY: KeyDetails = { keep: "keychain", ...NO_SECRETS };

export const NO_DETAILS: Details = {
  name: "",
  colour: "blue",
  userName: "",
  homeMarket: "",
  ...NO_KEY,
};

export const NO_JOIN_DETAILS: JoinDetails = {
  name: "",
  colour: "blue",
  deviceName: "",
  ...NO_KEY,
};

export type Mistake =
  | "needName"
  | "needUserName"
  | "needDeviceName"
  | "badMarket"
  | PassphraseMistake;
export type Mistakes<Of> = Partial<Record<keyof Of, Mistake>>;

/** Where no keychain answers, only a passphrase can keep the key. */
export function keepOf(details: KeyDetails, keychain: KeychainState): Keep {
  return keychain === "ready" ? details.keep : "passphrase";
}

/** While a workspace is open the keychain was not asked; trying it is what tells. */
export function keychainAfter(
  failure: AppFailure | undefined,
  keychain: KeychainState,
): KeychainState {
  const refused = failure?.code === "keychain_unavailable";
  return refused && keychain === "ready" ? "locked" : keychain;
}

function keyMistakes(details: KeyDetails, keychain: KeychainState): Mistakes<KeyDetails> {
  return keepOf(details, keychain) === "passphrase" ? passphraseMistakes(details) : {};
}

export function mistakesOf(details: Details, keychain: KeychainState): Mistakes<Details> {
  const mistakes: Mistakes<Details> = {};
  if (details.name.trim() === "") mistakes.name = "needName";
  if (details.userName.trim() === "") mistakes.userName = "needUserName";
  if (!/^([A-Za-z]{2})?$/.test(details.homeMarket.trim())) mistakes.homeMarket = "badMarket";
  return { ...mistakes, ...keyMistakes(details, keychain) };
}

/** A workspace that is `knownHere` keeps its name, its colour and its keys. */
export function joinMistakes(
  details: JoinDetails,
  keychain: KeychainState,
  knownHere: boolean,
): Mistakes<JoinDetails> {
  const mistakes: Mistakes<JoinDetails> = {};
  if (details.deviceName.trim() === "") mistakes.deviceName = "needDeviceName";
  if (knownHere) return mistakes;
  if (details.name.trim() === "") mistakes.name = "needName";
  return { ...mistakes, ...keyMistakes(details, keychain) };
}

export function joinRequest(
  invitation: string,
  details: JoinDetails,
  keychain: KeychainState,
): BeginJoin {
  return {
    invitation: invitation.trim(),
    name: details.name.trim(),
    colour: details.colour,
    deviceName: details.deviceName.trim(),
    passphrase: keepOf(details, keychain) === "passphrase" ? details.passphrase : null,
  };
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
export function sameRequest(
  before: BeginWorkspace | BeginJoin,
  after: BeginWorkspace | BeginJoin,
): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

export type Named = "name" | "userName" | "deviceName";

/** The field that a refusal is about, where it is one of these. */
export function fieldOf(failure: AppFailure | undefined): Named | undefined {
  if (failure?.code === "workspace_name_taken") return "name";
  if (failure?.code !== "bad_name") return undefined;
  if (failure.about === "user_name") return "userName";
  return failure.about === "device_name" ? "deviceName" : "name";
}
