import { describe, expect, test } from "vitest";
import { answer, asked } from "./show-evaluated.js";

describe("a field is", () => {
  test("what its initialiser says, or what the constructor sets", () => {
    expect(
      asked(`
        class Session { secret = "s"; ttl; constructor() { this.ttl = 60; } show() { ask(this.secret); ask(this.ttl); } }
        ask(new Session().ttl);
      `),
    ).toEqual(['"s"', "60", "60"]);
  });

  test("what the construction gives, through a parameter property or an assignment", () => {
    expect(
      asked(`
        class Jar { private name; constructor(private readonly secure: boolean, name) { this.name = name; } read() { return [this.secure, this.name]; } }
        ask(new Jar(false, "sid").read());
        const made = new Jar(true, "theme"); ask(made.read());
      `),
    ).toEqual(['[false, "sid"]', '[true, "theme"]']);
  });

  test("what a function gives that constructs with its own parameters", () => {
    expect(answer(`class Jar { constructor(readonly secure) {} } const jar = (secure) => new Jar(secure); ask(jar(false).secure);`)).toBe(
      "false",
    );
  });

  test("one of what all constructions of the class give, and a parameter where nobody constructs it", () => {
    expect(
      answer(`class Jar { constructor(readonly secure) {} show() { ask(this.secure); } } new Jar(false); new Jar(process.env.SECURE);`),
    ).toBe("false | env SECURE");
    expect(answer(`class Jar { constructor(readonly secure) {} show() { ask(this.secure); } }`)).toBe("?the parameter secure");
  });

  test("of the type that is written, where nothing says more", () => {
    expect(answer(`class Orders {} class Page { private orders: Orders; show() { ask(this.orders); } }`)).toBe("a Orders");
  });

  test("what another method sets, and unknown beside it where that can't be told", () => {
    expect(answer(`class Server { private port = 80; listen(port) { this.port = port; } show() { ask(this.port); } }`)).toBe(
      "80 | ?a value that is set elsewhere",
    );
  });

  test("never seen as null where it is set later", () => {
    expect(
      answer(
        `import { Pool } from "pg"; class Db { private pool: Pool | null = null; open() { this.pool = new Pool(); } show() { ask(this.pool); } }`,
      ),
    ).toBe("<pg#Pool>");
  });
});

describe("a base class", () => {
  test("is constructed with what super is called with", () => {
    expect(
      asked(`
        class Base { protected options; constructor(options) { this.options = options; } }
        class Mine extends Base { constructor() { super({ secret: "lit" }); } show() { ask(this.options.secret); } }
        ask(new Mine().options.secret);
      `),
    ).toEqual(['"lit"', '"lit"']);
  });

  test("is constructed with what the construction gives where there is no constructor between", () => {
    expect(
      asked(`
        class Base { constructor(readonly a, readonly b) {} } class Middle extends Base {} class Last extends Middle { constructor(b) { super("a", b); } }
        ask(new Middle(1, 2).b); ask(new Last(3).b); ask(new Last(3).a);
      `),
    ).toEqual(["2", "3", '"a"']);
  });

  test("gives its members, its getters see the fields of the value, and super asks it first", () => {
    expect(
      asked(`
        class Base { get all() { return [this.own, this.name()]; } name() { return "base"; } }
        class Mine extends Base { own = 1; name() { return "mine"; } both() { return [super.name(), this.name(), super.all]; } }
        ask(new Mine().all); ask(new Mine().both());
      `),
    ).toEqual(['[1, "mine"]', '["base", "mine", [1, "mine"]]']);
  });

  test("from a package gives members of that package's type", () => {
    expect(
      asked(
        `import { Store } from "stores"; class Mine extends Store { show() { ask(this.save); ask(super.load); } } ask(Mine.create); ask(new Mine().save());`,
      ),
    ).toEqual(["stores#Store.save", "stores#Store.load", "stores#Store.create", "<stores#Store.save()>"]);
  });

  test("that is an expression is followed to the class that it gives", () => {
    expect(answer(`class Base { kind = "b"; } const mixin = () => Base; class Mine extends mixin() {} ask(new Mine().kind);`)).toBe('"b"');
  });
});

test("static members are the class's own: fields, methods, and those of its bases", () => {
  expect(
    asked(`
      class Keys { static readonly MAIN = "k"; static all = { main: Keys.MAIN }; static make() { return new this(); } static of = () => new this(); }
      class More extends Keys {}
      ask(Keys.MAIN); ask(Keys.all); ask(More.MAIN); ask(Keys.make()); ask(Keys.of());
    `),
  ).toEqual(['"k"', '{main: "k"}', '"k"', "a Keys", "a Keys"]);
});

test("an abstract method is one that the calls must find a body for, of the type that it is written to give", () => {
  expect(
    asked(`class Order {} abstract class Orders { abstract find(): Promise<Order>; show() { ask(this.find); ask(this.find()); } }`),
  ).toEqual(["method find of a Orders", "a Order"]);
});

test("an enum's members are constants, computed ones unknown", () => {
  expect(
    asked(
      `enum Alg { None = "none", HS = "HS256", Length = "x".length } const enum Level { Low, Mid = 5, High } ask(Alg.None); ask(Alg["HS"]); ask(Alg.Length); ask(Level.High);`,
    ),
  ).toEqual(['"none"', '"HS256"', "?a computed enum member", "6"]);
});

test("a namespace is unknown", () => {
  expect(answer(`namespace Config { export const SECRET = "x"; } ask(Config.SECRET);`)).toBe("?Config is a namespace");
});
