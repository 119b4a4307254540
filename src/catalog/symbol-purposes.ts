import type { NamedPurpose } from "./package-purposes.js";

/** Symbols that are for something else than their package. */
export const SYMBOL_PURPOSES: readonly NamedPurpose[] = [
  // Base classes and marker interfaces for a model's own classes: docs.nestjs.com/recipes/cqrs.
  {
    purpose: "pure",
    names: ["AggregateRoot", "IEvent", "ICommand", "IQuery", "Command", "Query"].map((member) => `@nestjs/cqrs#${member}`),
  },
  // docs.aws.amazon.com/AWSJavaScriptSDK/latest, firebase.google.com/docs/firestore: databases among the services of a package.
  { purpose: "persistence", names: ["aws-sdk#DynamoDB", "firebase-admin#firestore", "firebase-admin#getFirestore"] },
  // typeorm.io/entities, docs.nestjs.com/graphql/resolvers, typegraphql.com/docs/scalars: they say more of a decorated field or of an enum.
  {
    purpose: "annotation",
    names: [
      "typeorm#Relation",
      ...["@nestjs/graphql", "type-graphql"].flatMap((pkg) =>
        ["ID", "Int", "Float", "GraphQLISODateTime", "registerEnumType", "createUnionType"].map((member) => `${pkg}#${member}`),
      ),
    ],
  },
];
