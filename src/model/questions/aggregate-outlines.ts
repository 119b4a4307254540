import type { Location } from "../location.js";
import type { Program } from "../program.js";
import { domainModelOf, type DomainModel, type DomainObject } from "./domain-objects.js";

/** An aggregate as its code shows it. */
export interface AggregateOutline {
  readonly name: string;
  readonly at: Location;
  readonly context: string | null;
  /** Entities that it keeps, itself or through another; sorted. */
  readonly members: readonly string[];
  /** Repositories that are named for it; sorted. */
  readonly repositories: readonly string[];
  /** Ports of repositories that are; sorted. */
  readonly ports: readonly string[];
  /** Other roots whose identity is among its state. */
  readonly references: readonly { readonly root: string; readonly field: string }[];
}

/** The aggregates of the domain model, sorted by file. */
export function aggregateOutlinesOf(program: Program): readonly AggregateOutline[] {
  const model = domainModelOf(program);
  return model.objects
    .filter((object) => object.isRoot && !isBase(program, object))
    .map((root): AggregateOutline => {
      const { name, at } = root.element;
      const bare = bareName(name).toLowerCase();
      return {
        name,
        at,
        context: program.architecture.contextOf(at.file)?.context.name ?? null,
        members: sortedOnce(
          model.objects.filter((each) => model.rootsOf.get(each.key)?.has(root.key) === true).map((each) => each.element.name),
        ),
        repositories: namedFor(program.elements("repository"), bare),
        ports: namedFor(program.elements("repository-port"), bare),
        references: identitiesIn(model, root),
      };
    });
}

/** The roots whose identity is among the state of another: `userId`. */
export function identitiesIn(model: DomainModel, holder: DomainObject): readonly { readonly root: string; readonly field: string }[] {
  const names = model.states.get(holder.key)?.names ?? new Set();
  const found = model.objects.flatMap((object) => {
    const { name } = object.element;
    const bare = bareName(name);
    const field = ["Id", "Ids", "ID", "Uuid"]
      .map((end) => bare.charAt(0).toLowerCase() + bare.slice(1) + end)
      .find((each) => names.has(each));
    return object.isRoot && object.key !== holder.key && field !== undefined ? [{ root: name, field }] : [];
  });
  return [...new Map(found.map((each) => [`${each.root} ${each.field}`, each])).values()];
}

function isBase(program: Program, { file, id }: DomainObject): boolean {
  const declaration = program.declaration(file, id);
  return declaration?.is === "class" && declaration.abstract;
}

function bareName(name: string): string {
  return name.replace(/(Entity|Aggregate|Root)+$/, "");
}

/** `MikroOrmOrderRepository`, `IOrderRepo` and `OrderRepositoryPort` are of orders. */
function ownerOf(repository: string): string {
  return repository
    .replace(
      /^(?:I(?=[A-Z])|Abstract|Base|Mongo|MongoDb|Prisma|TypeOrm|Typeorm|MikroOrm|Sequelize|Knex|Drizzle|InMemory|Elastic|Sql|Pg|Postgres|Postgresql|MySql|Sqlite|Redis|Dynamo|DynamoDb|Firestore|Kysely|Slonik)(?=[A-Z])/,
      "",
    )
    .replace(/(?:Repository|Repo)(?:Port|Impl|Adapter|Interface)?$/, "")
    .toLowerCase();
}

function namedFor(elements: readonly { readonly name: string }[], bare: string): readonly string[] {
  return sortedOnce(elements.map(({ name }) => name).filter((name) => ownerOf(name) === bare));
}

function sortedOnce(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
