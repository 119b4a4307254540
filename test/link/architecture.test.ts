import { describe, expect, test } from "vitest";
import { link } from "../../src/link/link.js";
import { DEFAULT_SETTINGS, type PackageFacts, type Program, type Settings } from "../../src/model/index.js";
import { manifest } from "./hand-made.js";
import { factsOf, type Texts } from "./program-of.js";

function linked(texts: Texts, settings: Partial<Settings> = {}, packages?: readonly PackageFacts[]): Program {
  return link({ ...factsOf(texts, packages === undefined ? {} : { packages }), settings: { ...DEFAULT_SETTINGS, ...settings } });
}

function layersOf(program: Program): Readonly<Record<string, string>> {
  return Object.fromEntries(
    program.modules.flatMap(({ path }) => {
      const assignment = program.architecture.layerOf(path);
      return assignment === null ? [] : [[path, assignment.layer.name]];
    }),
  );
}

function contextsOf(program: Program): Readonly<Record<string, string>> {
  return Object.fromEntries(program.architecture.contexts.map((context) => [context.folder ?? "", `${context.name}: ${context.kind}`]));
}

const EMPTY = "export const nothing = 0;\n";
const PORT = 'import { Order } from "../domain/order";\nexport interface OrderRepository { save(order: Order): Promise<void>; }\n';
const AGGREGATE = "export abstract class AggregateRoot {}\nexport class Order extends AggregateRoot { readonly id = 1; }\n";

describe("layers are detected", () => {
  test("by the folders of each module, the nearest one first", () => {
    const program = linked({
      "src/orders/domain/order.ts": EMPTY,
      "src/orders/application/place-order.ts": EMPTY,
      "src/orders/infrastructure/persistence/sql-orders.ts": EMPTY,
      "src/orders/presentation/orders.ts": EMPTY,
      "src/shared/domain/entity.ts": EMPTY,
      "src/shared/result.ts": EMPTY,
    });
    expect(layersOf(program)).toEqual({
      "src/orders/domain/order.ts": "domain",
      "src/orders/application/place-order.ts": "application",
      "src/orders/infrastructure/persistence/sql-orders.ts": "infrastructure",
      "src/orders/presentation/orders.ts": "interface",
      "src/shared/domain/entity.ts": "domain",
      "src/shared/result.ts": "shared",
    });
  });

  test("not in a flat service, which is told why", () => {
    const program = linked({
      "src/orders/orders.controller.ts": EMPTY,
      "src/orders/orders.service.ts": EMPTY,
      "src/database/client.ts": EMPTY,
    });
    expect(layersOf(program)).toEqual({});
    expect(program.architecture.layers).toEqual([]);
    expect(program.architecture.noLayersBecause).toContain("domain/");
  });

  test("not where domain is a feature (of DNS, say) with a controller of its own", () => {
    const program = linked({
      "src/domain/domain.controller.ts":
        'import { Controller } from "@nestjs/common";\n@Controller("domains")\nexport class DomainController {}\n',
      "src/api/app.ts": EMPTY,
    });
    expect(layersOf(program)).toEqual({});
  });

  test("with a controller in a use-case folder as interface, and the index that builds its objects as composition", () => {
    const program = linked({
      "src/users/domain/user.ts": EMPTY,
      "src/users/infra/db.ts": EMPTY,
      "src/users/useCases/createUser/CreateUser.ts": "export class CreateUser { execute() {} }\n",
      "src/users/useCases/createUser/CreateUserController.ts":
        'import { CreateUser } from "./CreateUser";\nexport class CreateUserController { constructor(private readonly useCase: CreateUser) {} }\n',
      "src/users/useCases/createUser/index.ts":
        'import { CreateUser } from "./CreateUser";\nimport { CreateUserController } from "./CreateUserController";\nconst createUser = new CreateUser();\nexport const createUserController = new CreateUserController(createUser);\n',
    });
    expect(layersOf(program)).toMatchObject({
      "src/users/useCases/createUser/CreateUser.ts": "application",
      "src/users/useCases/createUser/CreateUserController.ts": "interface",
      "src/users/useCases/createUser/index.ts": "composition",
    });
  });

  test("with a port that stands beside its adapter further in than the adapter", () => {
    const program = linked({
      "src/orders/domain/order.ts": "export class Order {}\n",
      "src/orders/commands/place-order.service.ts": EMPTY,
      "src/orders/database/order.repository.port.ts": PORT,
      "src/orders/database/order.repository.ts":
        'import { OrderRepository } from "./order.repository.port";\nexport class SqlOrderRepository implements OrderRepository { async save() {} }\n',
    });
    expect(layersOf(program)).toMatchObject({
      "src/orders/database/order.repository.port.ts": "domain",
      "src/orders/database/order.repository.ts": "infrastructure",
      "src/orders/commands/place-order.service.ts": "application",
    });
  });

  test("with words of the business inside the domain left alone", () => {
    const program = linked({
      "src/transport/domain/routes/route.ts": EMPTY,
      "src/transport/domain/api/tariff.ts": EMPTY,
      "src/transport/application/plan.ts": EMPTY,
    });
    expect(layersOf(program)).toMatchObject({
      "src/transport/domain/routes/route.ts": "domain",
      "src/transport/domain/api/tariff.ts": "domain",
    });
  });

  test("by the direction of adapters, and ports as application", () => {
    const program = linked({
      "src/domain/account.ts": EMPTY,
      "src/ports/in/transfer.ts": EMPTY,
      "src/adapters/in/rest.ts": EMPTY,
      "src/adapters/out/sql.ts": EMPTY,
    });
    expect(layersOf(program)).toEqual({
      "src/domain/account.ts": "domain",
      "src/ports/in/transfer.ts": "application",
      "src/adapters/in/rest.ts": "interface",
      "src/adapters/out/sql.ts": "infrastructure",
    });
  });

  test("by entities/ as the domain where application layers stand beside it, and pages as interface", () => {
    const program = linked(
      {
        "src/entities/todo.ts": EMPTY,
        "src/application/use-cases/create.ts": EMPTY,
        "src/infrastructure/todos.ts": EMPTY,
        "src/interface-adapters/controllers/create.controller.ts": EMPTY,
        "app/page.tsx": "export default function Page() { return null; }\n",
        "di/container.ts": EMPTY,
      },
      {},
      [manifest("", ["next"])],
    );
    expect(layersOf(program)).toEqual({
      "src/entities/todo.ts": "domain",
      "src/application/use-cases/create.ts": "application",
      "src/infrastructure/todos.ts": "infrastructure",
      "src/interface-adapters/controllers/create.controller.ts": "interface",
      "app/page.tsx": "interface",
      "di/container.ts": "composition",
    });
  });

  test("only in the package that is layered, not in its flat neighbours", () => {
    const program = linked(
      {
        "packages/registry/src/domain/plugin.ts": EMPTY,
        "packages/registry/src/application/install.ts": EMPTY,
        "packages/core/src/user/user.service.ts": EMPTY,
        "packages/mail/src/mail.service.ts": EMPTY,
      },
      {},
      [manifest(""), manifest("packages/registry"), manifest("packages/core"), manifest("packages/mail")],
    );
    expect(layersOf(program)).toEqual({
      "packages/registry/src/domain/plugin.ts": "domain",
      "packages/registry/src/application/install.ts": "application",
    });
  });

  test("inside a unit by the outermost layer folder: a handler of domain events is application", () => {
    const program = linked({
      "src/iam/domain/user.ts": EMPTY,
      "src/iam/application/event-handlers/domain/user-created.handler.ts": EMPTY,
      "src/iam/domain/usecases/add-user.ts": EMPTY,
    });
    expect(layersOf(program)).toMatchObject({
      "src/iam/application/event-handlers/domain/user-created.handler.ts": "application",
      "src/iam/domain/usecases/add-user.ts": "domain",
    });
  });

  test("with an http folder of infrastructure as interface only where it handles requests", () => {
    const program = linked({
      "src/orders/domain/order.ts": EMPTY,
      "src/orders/infra/http/routes.ts": 'import { Router } from "express";\nexport const router = Router();\n',
      "src/orders/infra/http/paths.ts": EMPTY,
      "src/mail/domain/mail.ts": EMPTY,
      "src/mail/infra/http/provider.ts": 'import axios from "axios";\nexport const send = () => axios.post("https://mail.example");\n',
    });
    expect(layersOf(program)).toMatchObject({
      "src/orders/infra/http/routes.ts": "interface",
      "src/orders/infra/http/paths.ts": "interface",
      "src/mail/infra/http/provider.ts": "infrastructure",
    });
    expect(program.architecture.layerOf("src/orders/infra/http/routes.ts")?.inside).toBe("infrastructure");
    expect(program.architecture.layerOf("src/mail/infra/http/provider.ts")?.inside).toBeNull();
  });

  test("with factories of use cases in main/ as composition", () => {
    const program = linked({
      "src/domain/account.ts": EMPTY,
      "src/presentation/sign-up.ts": EMPTY,
      "src/main/factories/usecases/add-account.ts": EMPTY,
    });
    expect(layersOf(program)).toMatchObject({ "src/main/factories/usecases/add-account.ts": "composition" });
  });

  test("in the languages that whole communities write", () => {
    const program = linked({
      "src/pedidos/dominio/pedido.ts": EMPTY,
      "src/pedidos/aplicación/crear.ts": EMPTY,
      "src/pedidos/infraestructura/sql.ts": EMPTY,
    });
    const mixed = linked({
      "src/pedidos/domain/pedido.ts": EMPTY,
      "src/pedidos/aplicación/crear.ts": EMPTY,
      "src/pedidos/infraestructura/sql.ts": EMPTY,
    });
    expect(layersOf(mixed)).toMatchObject({
      "src/pedidos/aplicación/crear.ts": "application",
      "src/pedidos/infraestructura/sql.ts": "infrastructure",
    });
    expect(Object.values(layersOf(program)).sort()).toEqual(["application", "domain", "infrastructure"]);
  });

  test("with a kernel's base class for use cases as shared, and a framework module of the kernel that knows no layer", () => {
    const program = linked({
      "src/orders/domain/order.ts": EMPTY,
      "src/orders/infra/sql.ts": EMPTY,
      "src/shared/usecase/use-case.ts": "export interface UseCase<I, O> { execute(input: I): Promise<O>; }\n",
      "src/shared/clock.module.ts": 'import { Module } from "@nestjs/common";\n@Module({}) export class ClockModule {}\n',
      "src/shared/adapters/bcrypt.ts": EMPTY,
    });
    expect(layersOf(program)).toMatchObject({
      "src/shared/usecase/use-case.ts": "shared",
      "src/shared/clock.module.ts": "shared",
      "src/shared/adapters/bcrypt.ts": "infrastructure",
    });
  });

  test("with a barrel in the layer of what it passes on", () => {
    const program = linked({
      "src/orders/domain/order.ts": EMPTY,
      "src/orders/database/order-repository.port.ts": PORT,
      "src/orders/database/index.ts": 'export * from "./order-repository.port";\n',
      "src/orders/application/place.ts": EMPTY,
    });
    expect(layersOf(program)).toMatchObject({
      "src/orders/database/order-repository.port.ts": "domain",
      "src/orders/database/index.ts": "domain",
    });
  });

  test("with the file that starts the framework as composition wherever it stands", () => {
    const program = linked({
      "src/domain/order.ts": EMPTY,
      "src/infrastructure/sql.ts": EMPTY,
      "src/application/server-application.ts":
        'import { NestFactory } from "@nestjs/core";\nexport const start = () => NestFactory.create({});\n',
    });
    expect(layersOf(program)).toMatchObject({ "src/application/server-application.ts": "composition" });
  });

  test("not by core/entities among many features, which mean something else there", () => {
    const features = Object.fromEntries(
      ["users", "tasks", "teams", "invoices", "reports"].map((name) => [`src/${name}/${name}.service.ts`, EMPTY]),
    );
    expect(layersOf(linked({ ...features, "src/core/entities/base.ts": EMPTY, "src/database/client.ts": EMPTY }))).toEqual({});
  });

  test("with a reason for each", () => {
    const program = linked({ "src/orders/domain/order.ts": EMPTY, "src/orders/infra/sql.ts": EMPTY });
    expect(program.architecture.layerOf("src/orders/domain/order.ts")?.reasons).toEqual([{ text: "folder domain/", strength: "certain" }]);
  });
});

describe("contexts are detected", () => {
  test("as the folders of layered modules; with an aggregate they are bounded contexts, else feature modules", () => {
    const program = linked({
      "src/modules/orders/domain/order.ts": AGGREGATE,
      "src/modules/orders/infra/sql.ts": EMPTY,
      "src/modules/reports/domain/report.ts": EMPTY,
      "src/modules/reports/infra/sql.ts": EMPTY,
      "src/modules/auth/auth.service.ts": EMPTY,
      "src/shared/result.ts": EMPTY,
    });
    expect(contextsOf(program)).toEqual({
      "src/modules/orders": "orders: bounded-context",
      "src/modules/reports": "reports: feature-module",
      "src/modules/auth": "auth: feature-module",
      "src/shared": "shared: kernel",
    });
    expect(program.architecture.contextOf("src/modules/auth/auth.service.ts")?.context.name).toBe("auth");
  });

  test("under a folder of contexts, above the modules that each one holds", () => {
    const program = linked({
      "src/Contexts/Sales/Orders/domain/Order.ts": AGGREGATE,
      "src/Contexts/Sales/Orders/infrastructure/Sql.ts": EMPTY,
      "src/Contexts/Sales/Shared/domain/OrderId.ts": EMPTY,
      "src/Contexts/Shared/domain/Uuid.ts": EMPTY,
      "src/Contexts/Shared/infrastructure/Bus.ts": EMPTY,
    });
    expect(contextsOf(program)).toEqual({ "src/Contexts/Sales": "sales: bounded-context", "src/Contexts/Shared": "shared: kernel" });
  });

  test("as packages, whose sources are one level deeper", () => {
    const program = linked({
      "ordering/src/domain/order.ts": AGGREGATE,
      "ordering/src/infrastructure/sql.ts": EMPTY,
      "billing/src/domain/invoice.ts": EMPTY,
      "billing/src/infrastructure/sql.ts": EMPTY,
    });
    expect(contextsOf(program)).toEqual({ ordering: "ordering: bounded-context", billing: "billing: feature-module" });
  });

  test("as the package where packages stand in groups", () => {
    const program = linked(
      {
        "packages/plugins/registry/src/domain/plugin.ts": AGGREGATE,
        "packages/plugins/registry/src/application/install.ts": EMPTY,
        "packages/plugins/mail/src/domain/mail.ts": EMPTY,
        "packages/plugins/mail/src/application/send.ts": EMPTY,
      },
      {},
      [manifest(""), manifest("packages/plugins/registry"), manifest("packages/plugins/mail")],
    );
    expect(contextsOf(program)).toMatchObject({ "packages/plugins/registry": "registry: bounded-context" });
  });

  test("not where the whole program is one layered unit", () => {
    const program = linked({ "src/domain/order.ts": AGGREGATE, "src/application/place.ts": EMPTY });
    expect(contextsOf(program)).toEqual({});
  });

  test("with the index and contracts of a context as its published surface, not an index that wires", () => {
    const program = linked({
      "src/modules/orders/domain/order.ts": AGGREGATE,
      "src/modules/orders/infra/sql.ts": "export class Sql {}\n",
      "src/modules/orders/index.ts": 'export { Order } from "./domain/order";\n',
      "src/modules/orders/contracts/order-dto.ts": EMPTY,
      "src/modules/billing/domain/invoice.ts": EMPTY,
      "src/modules/billing/infra/sql.ts": "export class Sql {}\n",
      "src/modules/billing/index.ts": 'import { Sql } from "./infra/sql";\nexport const sql = new Sql();\n',
    });
    const publicFiles = program.modules.map((module) => module.path).filter((path) => program.architecture.publicationOf(path).public);
    expect(publicFiles).toEqual(["src/modules/orders/contracts/order-dto.ts", "src/modules/orders/index.ts"]);
  });
});

describe("a configured architecture", () => {
  const texts = { "core/order.ts": EMPTY, "edge/http.ts": EMPTY, "main/start.ts": EMPTY };

  test("gives files their layers by pattern, the first that matches, and knows composition and shared besides", () => {
    const program = linked(texts, {
      layers: [
        { name: "core", role: "domain", match: ["core/**"], mayImport: [] },
        { name: "edge", role: null, match: ["edge/**"], mayImport: ["core"] },
      ],
    });
    expect(layersOf(program)).toEqual({ "core/order.ts": "core", "edge/http.ts": "edge", "main/start.ts": "composition" });
  });

  test("tells of patterns that match nothing", () => {
    const program = linked(texts, {
      layers: [{ name: "core", role: "domain", match: ["core/**", "kernel/**"], mayImport: null }],
      contexts: [{ name: "billing", match: ["billing/**"], subdomain: null, owner: null, public: null, mayUse: null, kernel: false }],
    });
    expect(program.coverage.emptySelectors).toEqual([
      { key: "architecture.layers.core.match", pattern: "kernel/**", folder: "" },
      { key: "architecture.contexts.billing.match", pattern: "billing/**", folder: "" },
    ]);
  });

  test("counts source files in no layer", () => {
    const program = linked(texts, { layers: [{ name: "core", role: "domain", match: ["core/**"], mayImport: null }] });
    expect(program.coverage.noLayer).toEqual(["edge/http.ts"]);
  });

  test("takes a context's public files relative to its folder", () => {
    const program = linked(
      { "src/billing/api/pay.ts": EMPTY, "src/billing/ledger.ts": EMPTY },
      {
        contexts: [
          { name: "billing", match: ["src/billing/**"], subdomain: "core", owner: null, public: ["api/**"], mayUse: [], kernel: false },
        ],
      },
    );
    expect(program.architecture.publicationOf("src/billing/api/pay.ts").public).toBe(true);
    expect(program.architecture.publicationOf("src/billing/ledger.ts").public).toBe(false);
  });
});
