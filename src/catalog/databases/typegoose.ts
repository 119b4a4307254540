import type { LibraryEntry } from "../../model/index.js";
import { gives } from "./statement-entries.js";

/** Mongoose models from classes. */
export const TYPEGOOSE: LibraryEntry = {
  library: "@typegoose/typegoose",
  documentation: "https://typegoose.github.io/typegoose/docs/api/functions/get-model-for-class",
  over: "mongodb",
  aliases: {
    "@typegoose/typegoose#mongoose": "mongoose",
    "@typegoose/typegoose#ReturnModelType": "mongoose#Model",
    "@typegoose/typegoose#types.ReturnModelType": "mongoose#Model",
    "@typegoose/typegoose#types.ModelType": "mongoose#Model",
    "@typegoose/typegoose#DocumentType": "mongoose#Document",
    "@typegoose/typegoose#types.DocumentType": "mongoose#Document",
  },
  symbols: [
    gives(["@typegoose/typegoose#getModelForClass"], {
      type: "mongoose#Model",
      typeArguments: [{ argument: 0 }],
    }),
    gives(["@typegoose/typegoose#getDiscriminatorModelForClass", "@typegoose/typegoose#addModelToTypegoose"], {
      type: "mongoose#Model",
      typeArguments: [{ argument: 1 }],
    }),
  ],
};
