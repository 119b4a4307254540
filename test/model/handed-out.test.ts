import { describe, expect, it } from "vitest";
import { link } from "../../src/link/link.js";
import { boundChain, classAt, DEFAULT_SETTINGS, handedOut } from "../../src/model/index.js";
import { factsOf } from "../link/program-of.js";

/** What objects of the class Order hand out: `member gives path` and of which kind. */
function givenBy(text: string): readonly string[] {
  const program = link({ ...factsOf({ "src/order.ts": text }), settings: DEFAULT_SETTINGS });
  const id = program.module("src/order.ts")?.outline.declarations.findIndex((each) => each.name === "Order") ?? -1;
  const order = classAt(program, { file: "src/order.ts", id });
  return order === null
    ? []
    : handedOut(program, boundChain(program, order)).map(({ is, member, path }) => `${member} gives ${path}: ${is}`);
}

describe("what an object hands out", () => {
  it("is a collection that a getter or a method without parameters returns as it is, in one of its ways", () => {
    expect(
      givenBy(`interface Props { lines: string[]; seen?: Set<string> }
        export class Order {
          private props: Props; private list = []; #map = new Map();
          get lines() { return this.props.lines; }
          get seen() { if (this.list.length > 1) return new Set<string>(); return this.props.seen ?? new Set<string>(); }
          all() { const { length } = this.list; const all = this.list; return length > 0 ? all : []; }
          get map(): Map<string, string> { return this.#map; }
        }`),
    ).toEqual([
      "lines gives props.lines: collection",
      "seen gives props.seen: collection",
      "all gives list: collection",
      "map gives #map: collection",
    ]);
  });

  it("is no copy, no readonly type, nothing private, and not what was replaced before it was returned", () => {
    expect(
      givenBy(`export class Order {
        private list: string[] = []; private readonly fixed: readonly string[] = []; private name = ""; private at: Date;
        get a() { return [...this.list]; }
        get b() { return this.list.slice(); }
        get c(): readonly string[] { return this.list; }
        get d() { return this.fixed; }
        get e(): Iterable<string> { return this.list; }
        get f() { return this.name; }
        get g() { return this.at; }
        protected get h() { return this.list; }
        static get i() { return this.list; }
        pull() { const list = this.list; this.list = []; return list; }
        find(name: string) { return this.list; }
        get j(): ReadonlyArray<string> | undefined { return this.list; }
      }`),
    ).toEqual([]);
  });

  it("is a readonly field with a mutable collection, and the object that holds the state where it can be written", () => {
    expect(
      givenBy(`type Props = { total: number };
        class Entity<T> { constructor(readonly props: T, readonly state: Readonly<{ n: number }>) {} }
        export class Order extends Entity<Props> {
          readonly tags: string[] = []; readonly fixed: ReadonlyArray<string> = []; readonly address: { street: string };
        }`),
    ).toEqual(["tags gives tags: collection", "props gives props: state"]);
  });

  it("is a class around a list that others can change, and none that only shows it", () => {
    expect(
      givenBy(`class List<T> { private items: T[]; constructor(items: T[]) { this.items = items; } add(item: T) { this.items.push(item); } }
        class View<T> { private items: T[]; constructor(items: T[]) { this.items = items; } first() { return this.items[0]; } }
        class Lines extends List<string> {}
        export class Order {
          private lines: Lines; private views: View<string>;
          get list() { return this.lines; }
          get view() { return this.views; }
        }`),
    ).toEqual(["list gives lines: collection"]);
  });
});
