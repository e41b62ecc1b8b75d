// Compiles the screens' styles while they are built. Fluent's own come compiled; ours would
// be turned into CSS rules by the page, anew at every start, before it can be painted.
import { tokens } from "@fluentui/react-components";
import { type GriffelStyle, resolveStyleRulesForSlots } from "@griffel/core";
import { type ESTree, type Plugin, parseAst, transformWithOxc } from "vite";

const FLUENT = "@fluentui/react-components";

/** What a name at the top of a module stands for. */
type Meaning = { kind: "constant"; code: string } | { kind: "import"; from: string; name: string };

interface Module {
  path: string;
  code: string;
  body: ESTree.Program["body"];
}

/** Reads and resolves as the build does. */
interface Reader {
  resolve(from: string, importer: string): Promise<string>;
  read(path: string): Promise<string>;
}

export function stylesAtBuild(): Plugin {
  return {
    name: "styles-at-build",
    apply: "build",
    enforce: "post",
    async transform(code, id) {
      if (id.includes("node_modules") || !code.includes("makeStyles(")) return;
      const reader: Reader = {
        resolve: async (from, importer) => (await this.resolve(from, importer))?.id ?? from,
        read: async (path) => String(await this.fs.readFile(path, { encoding: "utf8" })),
      };
      return { code: await compiled(id, code, reader), map: null };
    },
  };
}

/** The module with each `makeStyles` replaced by what it comes to. */
export async function compiled(path: string, code: string, reader: Reader): Promise<string> {
  const module = { path, code, body: parseAst(code).body };
  let result = code;
  // From the end, so that what comes before stays where it is.
  for (const call of stylesIn(module).reverse()) {
    const [styles] = call.arguments;
    if (styles === undefined) throw new Error(`${path}: makeStyles without styles`);
    const value = await meaningOf(module, textOf(module, styles), reader);
    if (!isWhole(value)) throw new Error(`${path}: a style that is known only when the page runs`);
    const parts = resolveStyleRulesForSlots(value as Record<string, GriffelStyle>);
    const [classes, rules] = parts.map((part) => JSON.stringify(part));
    result = `${result.slice(0, call.start)}__styles(${classes}, ${rules})${result.slice(call.end)}`;
  }
  return `import { __styles } from "${FLUENT}";\n${result}`;
}

/** Whether there is nothing in it that could not be found out. */
function isWhole(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return value !== undefined;
  return Object.values(value).every(isWhole);
}

const textOf = ({ code }: Module, { start, end }: { start: number; end: number }) =>
  code.slice(start, end);

/** They all stand at the top: `const useStyles = makeStyles({ … })`. */
function stylesIn({ body }: Module): ESTree.CallExpression[] {
  return constantsIn(body).flatMap(({ init }) =>
    init?.type === "CallExpression" &&
    init.callee.type === "Identifier" &&
    init.callee.name === "makeStyles"
      ? [init]
      : [],
  );
}

function constantsIn(body: Module["body"]): ESTree.VariableDeclarator[] {
  return body.flatMap((statement) => {
    const declared =
      statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    return declared?.type === "VariableDeclaration" ? declared.declarations : [];
  });
}

/** An expression's value; the names in it are constants, or imports of constants. */
async function meaningOf(module: Module, expression: string, reader: Reader): Promise<unknown> {
  const known = meaningsIn(module);
  const words = new Set(expression.match(/[A-Za-z_$][\w$]*/g));
  const used = [...words].filter((word) => known.has(word));
  const values = await Promise.all(
    used.map((word) => meant(module, known.get(word) as Meaning, reader)),
  );
  return new Function(...used, `return (${expression});`)(...values);
}

function meaningsIn(module: Module): Map<string, Meaning> {
  const known = new Map<string, Meaning>();
  for (const { id, init } of constantsIn(module.body)) {
    if (id.type !== "Identifier" || init === null) continue;
    if (init.type === "CallExpression" || init.type === "ArrowFunctionExpression") continue;
    known.set(id.name, { kind: "constant", code: textOf(module, init) });
  }
  for (const statement of module.body) {
    if (statement.type !== "ImportDeclaration") continue;
    for (const one of statement.specifiers) {
      if (one.type !== "ImportSpecifier" || one.imported.type !== "Identifier") continue;
      const from = statement.source.value;
      known.set(one.local.name, { kind: "import", from, name: one.imported.name });
    }
  }
  return known;
}

async function meant(module: Module, meaning: Meaning, reader: Reader): Promise<unknown> {
  if (meaning.kind === "constant") return meaningOf(module, meaning.code, reader);
  const { from, name } = meaning;
  if (from === FLUENT) return name === "tokens" ? tokens : undefined;
  // A name of the page's own that only looks like one in the styles.
  if (!from.startsWith(".")) return undefined;
  const path = await reader.resolve(from, module.path);
  const { code } = await transformWithOxc(await reader.read(path), path);
  const other = { path, code, body: parseAst(code).body };
  const constant = meaningsIn(other).get(name);
  return constant === undefined ? undefined : meant(other, constant, reader);
}
