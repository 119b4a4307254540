/** A client that a tool writes into the program: it may stand anywhere, under any name, and is often not committed. */
export interface GeneratedClient {
  /** The package whose symbols it has. */
  readonly package: string;
  /** The packages of which a manifest names one where the tool is used. */
  readonly tools: readonly string[];
  /** Exports that tell it. */
  readonly exports: readonly string[];
  /** Specifiers that tell it, whatever is taken from there. */
  readonly specifier: RegExp;
}

/** The clients of which the catalog knows. */
export const GENERATED_CLIENTS: readonly GeneratedClient[] = [
  {
    // https://www.prisma.io/docs/orm/prisma-schema/overview/generators: `output` is the user's choice, and required from version 7 on.
    package: "@prisma/client",
    tools: ["prisma", "@prisma/client"],
    exports: ["PrismaClient", "Prisma"],
    specifier: /generated.*prisma|prisma.*generated/i,
  },
];
