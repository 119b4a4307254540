import type { LibraryEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { handleOf, storeReads, storeWrites } from "./store-entries.js";

const BUCKET = "@google-cloud/storage#Bucket";
const FILE = "@google-cloud/storage#File";
const FIREBASE = "firebase-admin/storage#Storage";
const NAMED = { typeArgument: 0 } as const;

/** Google Cloud Storage, and Firebase's way to it. */
export const GOOGLE_CLOUD_STORAGE: LibraryEntry = {
  library: "@google-cloud/storage",
  documentation: "https://cloud.google.com/nodejs/docs/reference/storage/latest",
  aliases: {
    "firebase-admin/storage#getStorage()": FIREBASE,
    "firebase-admin#storage()": FIREBASE,
    "firebase-admin#storage.Storage": FIREBASE,
  },
  extends: { [FIREBASE]: "@google-cloud/storage#Storage" },
  symbols: [
    handleOf(["@google-cloud/storage#Storage.bucket"], BUCKET, { argument: 0 }),
    handleOf([`${BUCKET}.file`], FILE, NAMED),
    storeWrites(membersOf([FILE], "save"), { model: NAMED, key: { made: 0 }, data: { argument: 0 } }),
    storeWrites(membersOf([FILE], "delete", "move", "copy", "rename", "setMetadata", "makePublic", "makePrivate"), {
      model: NAMED,
      key: { made: 0 },
    }),
    { ...storeWrites(membersOf([FILE], "createWriteStream"), { model: NAMED, key: { made: 0 } }), asynchronous: false },
    storeWrites(membersOf([BUCKET], "upload", "combine", "deleteFiles"), { model: NAMED, data: { argument: 0 } }),
    storeReads([
      ...membersOf([FILE], "download", "exists", "get", "getMetadata", "getSignedUrl"),
      ...membersOf([BUCKET], "getFiles", "exists", "get"),
    ]),
  ],
};

/** MinIO's own client. */
export const MINIO: LibraryEntry = {
  library: "minio",
  documentation: "https://min.io/docs/minio/linux/developers/javascript/API.html",
  symbols: [
    {
      ...storeWrites(membersOf(["minio#Client"], "putObject", "fPutObject"), {
        model: { argument: 0 },
        key: { argument: 1 },
        data: { argument: 2 },
      }),
      callbacks: [{ argument: -1, runs: "later" }],
    },
    {
      ...storeWrites(membersOf(["minio#Client"], "removeObject", "removeObjects", "copyObject", "putObjectTagging"), {
        model: { argument: 0 },
        key: { argument: 1 },
      }),
      callbacks: [{ argument: -1, runs: "later" }],
    },
    storeReads(
      membersOf(
        ["minio#Client"],
        ...[
          "getObject",
          "fGetObject",
          "statObject",
          "bucketExists",
          "presignedUrl",
          "presignedGetObject",
          "presignedPutObject",
          "makeBucket",
        ],
      ),
    ),
  ],
};

const SERVICE = "@azure/storage-blob#BlobServiceClient";
const CONTAINER = "@azure/storage-blob#ContainerClient";
const BLOB = "@azure/storage-blob#BlobClient";
const KINDS = ["BlockBlobClient", "AppendBlobClient", "PageBlobClient"];
/** Of a container that was made by itself the second argument is its name. */
const IN_CONTAINER = [NAMED, { made: 1 }] as const;

/** Azure's blobs. */
export const AZURE_BLOBS: LibraryEntry = {
  library: "@azure/storage-blob",
  documentation: "https://learn.microsoft.com/javascript/api/@azure/storage-blob",
  aliases: { [`${SERVICE}.fromConnectionString()`]: SERVICE },
  extends: Object.fromEntries(KINDS.map((name) => [`@azure/storage-blob#${name}`, BLOB])),
  symbols: [
    handleOf([`${SERVICE}.getContainerClient`], CONTAINER, { argument: 0 }),
    handleOf([`${CONTAINER}.getBlobClient`], BLOB, NAMED),
    ...KINDS.map((name) => handleOf(membersOf([CONTAINER, BLOB], `get${name}`), `@azure/storage-blob#${name}`, NAMED)),
    storeWrites(
      membersOf(
        [BLOB],
        ...["upload", "uploadData", "uploadFile", "uploadStream", "commitBlockList", "appendBlock", "uploadPages", "syncUploadFromURL"],
        ...["delete", "deleteIfExists", "undelete", "setMetadata", "setTags", "beginCopyFromURL", "syncCopyFromURL", "create"],
      ),
      { model: NAMED, key: { made: 0 }, data: { argument: 0 } },
    ),
    storeWrites(membersOf([CONTAINER], "uploadBlockBlob", "deleteBlob"), {
      model: IN_CONTAINER,
      key: { argument: 0 },
      data: { argument: 1 },
    }),
    storeReads([
      ...membersOf([BLOB], "download", "downloadToBuffer", "downloadToFile", "exists", "getProperties", "generateSasUrl"),
      ...membersOf([CONTAINER], "createIfNotExists", "exists"),
    ]),
  ],
};

/** Cloudinary: pictures. */
export const CLOUDINARY: LibraryEntry = {
  library: "cloudinary",
  documentation: "https://cloudinary.com/documentation/image_upload_api_reference",
  symbols: [
    {
      ...storeWrites(membersOf(["cloudinary#v2.uploader"], "upload", "upload_large", "unsigned_upload"), {
        model: [{ argument: 1, path: "folder" }, { value: "cloudinary" }],
        data: { argument: 0 },
      }),
      callbacks: [{ argument: -1, runs: "later" }],
    },
    {
      ...storeWrites(membersOf(["cloudinary#v2.uploader"], "destroy", "rename", "explicit", "add_tag", "remove_tag"), {
        model: { value: "cloudinary" },
        key: { argument: 0 },
      }),
      callbacks: [{ argument: -1, runs: "later" }],
    },
    {
      ...storeWrites(membersOf(["cloudinary#v2.uploader"], "upload_stream", "upload_chunked_stream"), {
        model: [{ argument: 0, path: "folder" }, { value: "cloudinary" }],
      }),
      asynchronous: false,
      callbacks: [{ argument: -1, runs: "later" }],
    },
    storeWrites(membersOf(["cloudinary#v2.api"], "delete_resources", "delete_resources_by_prefix", "delete_folder", "update"), {
      model: { value: "cloudinary" },
      key: { argument: 0 },
    }),
  ],
};
