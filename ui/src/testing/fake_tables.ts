// Saved views of tables, in memory.
import type { Calls, KeepView, SavedViewCard } from "../ipc/bindings";
import { refuse } from "./answers";

export class FakeTables {
  views: SavedViewCard[] = [];

  readonly answers = {
    view_list: () => this.list(),
    view_keep: ({ id, ...ask }: KeepView) => {
      const name = ask.name.trim();
      if (name === "") refuse("bad_name");
      const same = (one: SavedViewCard) => one.table === ask.table && one.name === name;
      if (this.views.some((one) => one.id !== id && same(one))) refuse("view_name_taken", name);
      const kept = { ...ask, name, id: id ?? `view-${this.views.length + 1}` };
      this.views = [...this.views.filter((one) => one.id !== kept.id), kept];
      return this.list();
    },
    view_delete: ({ id }: Calls["view_delete"]["request"]) => {
      if (!this.views.some((one) => one.id === id)) refuse("view_not_found", id);
      this.views = this.views.filter((one) => one.id !== id);
      return this.list();
    },
  };

  private list() {
    return { views: this.views.toSorted((a, b) => a.name.localeCompare(b.name)) };
  }
}
