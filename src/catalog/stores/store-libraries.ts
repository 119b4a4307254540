import type { LibraryEntry } from "../../model/index.js";
import { FILE_SYSTEM, FS_EXTRA } from "./files.js";
import { AZURE_BLOBS, CLOUDINARY, GOOGLE_CLOUD_STORAGE, MINIO } from "./object-storage.js";
import { AWS_S3 } from "./s3.js";
import { ALGOLIA, MEILISEARCH, TYPESENSE } from "./search-services.js";

/** Stores beside the database: objects, search indexes, files. */
export const STORE_LIBRARIES: readonly LibraryEntry[] = [
  AZURE_BLOBS,
  CLOUDINARY,
  GOOGLE_CLOUD_STORAGE,
  MINIO,
  AWS_S3,
  ALGOLIA,
  MEILISEARCH,
  TYPESENSE,
  FILE_SYSTEM,
  FS_EXTRA,
];
