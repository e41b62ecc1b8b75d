// A made-up company for the pictures: a price list, five featured offers, four people on
// two computers, a hub, and one of everything that a team meets.
import { execFileSync } from "node:child_process";
import { Hub } from "../support/hub.mjs";
import { programs } from "../support/machine.mjs";

const NAME = "Fontanelle Conseil";
const FEATURED = 5;

/** The workspace of one of them, by the terminal. */
function computer(scratch, of) {
  const opens = [
    ["--data-dir", scratch.path(of)],
    ["--key-file", scratch.path(`${of}.key`)],
    ["--passphrase-file", scratch.file("passphrase", "a made-up passphrase\n")],
  ].flat();
  const desk = (...words) => {
    const args = [...opens, "--yes", "--json", ...words];
    return JSON.parse(execFileSync(programs.desk, args, { encoding: "utf8" }));
  };
  return { opens, desk };
}

const roles = (...codes) => codes.flatMap((code) => ["--role", code]);

function found(ada, scratch) {
  ada.desk("workspace", "create", NAME, "--user-name", "Ada Martin", "--colour", "teal");
  ada.desk("price-list", "import", scratch.priceList("2026-10.csv", { month: "2026-10" }));
  ada.desk("price-list", "import", scratch.priceList("2026-11.csv"));
  const { offers } = ada.desk("catalog", "search", "a");
  const every = Math.floor(offers.length / FEATURED);
  const chosen = offers.filter((_, at) => at % every === 0).slice(0, FEATURED);
  for (const { offer_id } of chosen) ada.desk("catalog", "feature", offer_id);
  return chosen;
}

function person(desk, name) {
  return desk("person", "list").people.find((it) => it.name === name).person_id;
}

/** Everybody else, and the second computer. */
function gather(ada, bo) {
  const bos = roles("user_mgmt_admin", "admin_agent");
  ada.desk("person", "add", "Bo Lind", "--user-name", "bo@fontanelle.example", ...bos);
  const carlas = ["--user-name", "carla@fontanelle.example", ...roles("sales_agent")];
  ada.desk("person", "add", "Carla Ruiz", ...carlas);
  const danas = ["--user-name", "dana@fontanelle.example", ...roles("billing_admin")];
  ada.desk("person", "add", "Dana Ito", ...danas);
  ada.desk("sync");
  const invited = ada.desk("hub", "invite", "--person", person(ada.desk, "Bo Lind"));
  const names = ["--name", NAME, "--colour", "teal", "--device-name", "Bo – portable"];
  bo.desk("hub", "join", invited.invitation, ...names);
  return ada.desk("hub", "invite", "--person", person(ada.desk, "Carla Ruiz")).invitation;
}

/** Both change the same, and both let in somebody of the same user name. */
function cross(ada, bo, offers) {
  for (const [{ desk }, number] of [
    [bo, "+33 1 99 00 12 34"],
    [ada, "+33 1 99 00 56 78"],
  ]) {
    desk("person", "edit", person(desk, "Carla Ruiz"), "--set", `phone=${number}`);
    desk("person", "add", "Élise Roy", "--user-name", "elise@fontanelle.example");
  }
  bo.desk("sync");
  ada.desk("sync");
  ada.desk("sync");
  ada.desk("catalog", "unfeature", offers[4].offer_id);
  ada.desk("catalog", "feature", offers[4].offer_id);
}

/** Somebody whose new password is asked for and not yet done. */
function locked({ desk }, name) {
  const id = person(desk, name);
  desk("password", "request", id);
  return { id, name };
}

/** A template that one of its two followers drifts from, and changes that are only staged. */
function stage({ desk }) {
  const [carla, dana] = [person(desk, "Carla Ruiz"), person(desk, "Dana Ito")];
  const template = (name, ...more) => desk("role", "template", "add", name, ...more).templates;
  const [clerk] = template("Facturation", ...roles("billing_admin"), "--note", "Siège");
  desk("role", "template", "apply", clerk.id, dana);
  template("Ventes, bureau de Lyon", ...roles("sales_agent", "referrals_user"));
  desk("role", "stage", dana, "billing_admin", "--off");
  desk("role", "stage", dana, "report_viewer", "--on");
  // The rules are against it: a sales agent is an agent already.
  desk("role", "stage", carla, "helpdesk_agent", "--on");
}

/** What opens Ada's workspace, an offer of hers, a user and an invitation nobody used yet. */
export async function madeUpCompany(test, scratch) {
  const [ada, bo] = [computer(scratch, "ada"), computer(scratch, "bo")];
  const offers = found(ada, scratch);
  const hub = await Hub.start(test, scratch);
  ada.desk("hub", "publish", hub.invitation, "--device-name", "Ada – bureau");
  const invitation = gather(ada, bo);
  cross(ada, bo, offers);
  const user = locked(ada, "Carla Ruiz");
  stage(ada);
  return { opens: ada.opens, offer: offers[0], user, invitation };
}
