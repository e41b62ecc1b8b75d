// Tried with people and their roles: the part knows nothing of what it lists.
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { makeQueryClient } from "../../ipc/queries";
import { expectNoFaults } from "../../testing/show";
import { startI18n } from "../../text/i18n";
import { ToastCorner } from "../toasts";
import { type Column, copiedOf, leastWidth, shownColumns, tracks } from "./columns";
import { Grid, type GridWords } from "./grid";
import type { Order } from "./head";
import { groupedLayout, plainLayout } from "./layout";
import type { PagedRows } from "./pages";

interface Person {
  name: string;
  city: string;
  roles: readonly string[];
}
type By = "name" | "city";

const PEOPLE = 20_000;
const CITIES = ["Lyon", "Nice"];

function person(at: number): Person {
  return { name: `Person ${at + 1}`, city: CITIES[at % 2] ?? "", roles: at % 3 ? [] : ["admin"] };
}

function people(): PagedRows<Person, { people: Person[] }> & { asked: number[] } {
  const asked: number[] = [];
  return {
    asked,
    size: 50,
    page: (page) => ({
      queryKey: [["people"], "people", page],
      queryFn: async () => {
        asked.push(page);
        return { people: Array.from({ length: 50 }, (_, at) => person(page * 50 + at)) };
      },
    }),
    rowsOf: (answer) => answer.people,
  };
}

const role = (name: string) => (one: Person, active: boolean) => (
  <input
    type="checkbox"
    aria-label={`${name}: ${one.name}`}
    defaultChecked={one.roles.includes(name)}
    tabIndex={active ? 0 : -1}
  />
);

const said = (id: keyof Omit<Person, "roles">, heading: string) => [
  { id, heading, text: (one: Person) => one[id] },
];

const ALL: readonly Column<Person, By>[] = [
  {
    id: "name",
    heading: "Name",
    width: 200,
    grows: true,
    names: true,
    order: "name",
    cell: (one) => one.name,
    copied: said("name", "Name"),
  },
  {
    id: "city",
    heading: "City",
    width: 120,
    order: "city",
    cell: (one) => one.city,
    copied: said("city", "City"),
  },
  { id: "admin", heading: "Admin", width: 80, cell: role("admin") },
  { id: "sales", heading: "Sales", width: 80, cell: role("sales") },
];

const WORDS: GridWords = {
  title: "People",
  keys: "Arrows move.",
  chosen: (count) => `${count} people chosen`,
  copied: (count) => `${count} people copied`,
  tooMany: (most) => `more than ${most}`,
};

interface Shown {
  columns?: readonly string[];
  order?: Order<By>;
  onOrder?: (order: Order<By>) => void;
  onOpen?: (one: Person) => void;
  grouped?: boolean;
}

const LAYOUT = plainLayout(PEOPLE);
const GROUPED = groupedLayout([
  { heading: "Here", count: 2 },
  { heading: "Away", count: 3 },
]);
const linesOf = (one: Person) => [one];

async function showPeople(some: Shown = {}) {
  await startI18n("en");
  const { columns = ["city", "admin", "sales"], grouped = false, ...rest } = some;
  const source = people();
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <ToastCorner>
        <Grid
          words={WORDS}
          columns={shownColumns(ALL, columns)}
          layout={grouped ? GROUPED : LAYOUT}
          source={source}
          linesOf={linesOf}
          {...rest}
        />
      </ToastCorner>
    </QueryClientProvider>,
  );
  await screen.findByText("Person 1");
  return { source, grid: screen.getByRole("grid", { name: "People" }), user: userEvent.setup() };
}

const row = (name: string) => screen.getByRole("row", { name: new RegExp(`^${name} `) });
const chosen = () =>
  screen
    .getAllByRole("row")
    .filter((one) => one.getAttribute("aria-selected") === "true")
    .map((one) => one.querySelector("[role=rowheader]")?.textContent);

test("twenty thousand rows are told of, and those in sight are drawn and asked for", async () => {
  const { grid, source } = await showPeople();
  expect(grid).toHaveAttribute("aria-rowcount", String(PEOPLE + 1));
  expect(grid).toHaveAttribute("aria-colcount", "4");
  expect(within(grid).getAllByRole("row").length).toBeLessThan(40);
  expect(source.asked).toEqual([0]);
  expect(row("Person 1")).toHaveAttribute("aria-rowindex", "2");
  await expectNoFaults();
});

test("one row has the focus; arrows move it, and End leads to the last", async () => {
  const { user } = await showPeople();
  await user.tab();
  expect(row("Person 1"), "headings are not in the way here").toHaveFocus();
  await user.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}");
  expect(row("Person 2")).toHaveFocus();
  const stops = screen.getAllByRole("row").filter((one) => one.tabIndex === 0);
  expect(stops).toEqual([row("Person 2")]);
  await user.keyboard("{End}");
  await waitFor(() => expect(document.activeElement).toHaveTextContent("Person 20000"));
  await user.keyboard("{Home}");
  await waitFor(() => expect(row("Person 1")).toHaveFocus());
});

test("arrows to the side go through what a row has to press, and back to the row", async () => {
  const { user } = await showPeople();
  const box = (name: string) => screen.getByRole("checkbox", { name });
  await user.tab();
  await user.keyboard("{ArrowRight}");
  expect(box("admin: Person 1")).toHaveFocus();
  await user.keyboard("{ArrowRight}{ArrowRight}");
  expect(box("sales: Person 1"), "there is nothing behind the last").toHaveFocus();
  await user.keyboard(" ");
  expect(box("sales: Person 1")).toBeChecked();
  expect(chosen(), "Space is the box’s own").toEqual([]);
  await user.keyboard("{ArrowLeft}{ArrowLeft}");
  expect(row("Person 1")).toHaveFocus();
});

test("rows are chosen by keys and by the mouse, and by Shift from where it began", async () => {
  const { user } = await showPeople();
  await user.tab();
  await user.keyboard(" {Shift>}{ArrowDown}{ArrowDown}{/Shift}");
  expect(chosen()).toEqual(["Person 1", "Person 2", "Person 3"]);
  await user.keyboard("{Control>}");
  await user.click(row("Person 5"));
  await user.keyboard("{/Control}{Shift>}");
  await user.click(row("Person 7"));
  await user.keyboard("{/Shift}");
  expect(chosen()).toEqual(["Person 5", "Person 6", "Person 7"]);
  await user.keyboard("{Control>}a{/Control}");
  expect(screen.getByText("20000 people chosen")).toBeVisible();
  await user.keyboard("{Control>}c{/Control}");
  expect(await screen.findByText("more than 5000")).toBeVisible();
  await user.keyboard("{Escape}");
  expect(chosen()).toEqual([]);
});

test("a row opens, but not by what is pressed in it", async () => {
  const opened = vi.fn();
  const { user } = await showPeople({ onOpen: opened });
  await user.click(screen.getByRole("checkbox", { name: "admin: Person 2" }));
  expect(opened).not.toHaveBeenCalled();
  await user.click(screen.getByText("Person 2"));
  expect(opened).toHaveBeenLastCalledWith(person(1), { item: 1, scrolled: 0 });
  await user.keyboard("{ArrowDown}{Enter}");
  expect(opened).toHaveBeenLastCalledWith(person(2), { item: 2, scrolled: 0 });
});

test("columns are shown as they were chosen, and so they are copied", async () => {
  const { user, grid } = await showPeople({ columns: ["sales", "nonsense", "city", "name"] });
  const headings = within(grid).getAllByRole("columnheader");
  expect(headings.map((one) => one.textContent)).toEqual(["Name", "Sales", "City"]);
  const cells = [...row("Person 1").children].map((one) => one.getAttribute("role"));
  expect(cells).toEqual(["rowheader", "gridcell", "gridcell"]);

  const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  await user.click(grid);
  await user.tab();
  await user.keyboard(" {Shift>}{ArrowDown}{/Shift}{Control>}c{/Control}");
  await waitFor(() => expect(copied).toHaveBeenCalled());
  expect(copied.mock.calls[0]?.[0]).toBe("Name\tCity\nPerson 1\tLyon\nPerson 2\tNice");
  expect(await screen.findByText("2 people copied")).toBeVisible();
});

test("headings say the order and ask for another; what has none is only a heading", async () => {
  const onOrder = vi.fn();
  const { user } = await showPeople({ order: { by: "city", descending: false }, onOrder });
  const heading = (name: RegExp) => screen.getByRole("columnheader", { name });
  expect(heading(/City/)).toHaveAttribute("aria-sort", "ascending");
  expect(heading(/Name/)).toHaveAttribute("aria-sort", "none");
  expect(heading(/Admin/)).not.toHaveAttribute("aria-sort");
  expect(within(heading(/Admin/)).queryByRole("button")).toBeNull();
  await user.click(within(heading(/City/)).getByRole("button"));
  expect(onOrder).toHaveBeenLastCalledWith({ by: "city", descending: true });
  await user.click(within(heading(/Name/)).getByRole("button"));
  expect(onOrder).toHaveBeenLastCalledWith({ by: "name", descending: false });
});

test("groups have a heading each, which the keys pass over", async () => {
  const { user, grid } = await showPeople({ grouped: true });
  expect(grid).toHaveAttribute("aria-rowcount", "8");
  await user.tab();
  expect(row("Person 1")).toHaveAttribute("aria-rowindex", "3");
  await user.keyboard("{ArrowDown}{ArrowDown}");
  expect(row("Person 3")).toHaveFocus();
  expect(row("Person 3"), "below the second heading").toHaveAttribute("aria-rowindex", "6");
});

test("what several columns say is copied once, and names come first", () => {
  const twice = [...ALL, { ...ALL[1], id: "again" } as Column<Person, By>];
  const shown = shownColumns(twice, ["again", "city", "again"]);
  expect(shown.map(({ id }) => id)).toEqual(["name", "again", "city"]);
  expect(copiedOf(shown).map(({ heading }) => heading)).toEqual(["Name", "City"]);
  expect(tracks(shown)).toBe("minmax(200px, 1fr) 120px 120px");
  expect(leastWidth(shown)).toBe(440);
});
