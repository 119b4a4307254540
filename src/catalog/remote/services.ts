import type { LibraryEntry } from "../../model/index.js";
import { membersOf, nestedMembersOf } from "../symbols-of.js";
import { remoteCall } from "./call-entries.js";

/** Language models. */
export const OPENAI: LibraryEntry = {
  library: "openai",
  documentation: "https://github.com/openai/openai-node/blob/master/api.md",
  aliases: { openai: "openai#OpenAI", "openai#AzureOpenAI": "openai#OpenAI" },
  symbols: [
    remoteCall(
      [
        ...membersOf(["openai#OpenAI.chat.completions", "openai#OpenAI.beta.chat.completions"], "create", "parse", "stream"),
        ...membersOf(["openai#OpenAI.responses"], "create", "parse", "stream"),
        ...membersOf(["openai#OpenAI"], "embeddings.create", "images.generate", "images.edit", "moderations.create", "files.create"),
        ...membersOf(["openai#OpenAI.audio"], "speech.create", "transcriptions.create", "translations.create"),
      ],
      {
        body: { argument: 0 },
        options: { argument: 1 },
        timeout: [
          { argument: 1, path: "timeout" },
          { made: 0, path: "timeout" },
        ],
      },
    ),
  ],
};

/** Language models of another house. */
export const ANTHROPIC: LibraryEntry = {
  library: "@anthropic-ai/sdk",
  documentation: "https://github.com/anthropics/anthropic-sdk-typescript/blob/main/api.md",
  aliases: { "@anthropic-ai/sdk": "@anthropic-ai/sdk#Anthropic" },
  symbols: [
    remoteCall(membersOf(["@anthropic-ai/sdk#Anthropic"], "messages.create", "messages.stream", "completions.create"), {
      body: { argument: 0 },
      options: { argument: 1 },
      timeout: [
        { argument: 1, path: "timeout" },
        { made: 0, path: "timeout" },
      ],
    }),
  ],
};

/** Slack: `client.chat.postMessage(…)`, and a webhook of one channel. */
export const SLACK: LibraryEntry = {
  library: "@slack/web-api",
  documentation: "https://docs.slack.dev/tools/node-slack-sdk/web-api/",
  aliases: { "@slack/client#WebClient": "@slack/web-api#WebClient", "@slack/client#IncomingWebhook": "@slack/webhook#IncomingWebhook" },
  symbols: [
    remoteCall(
      [
        ...nestedMembersOf("@slack/web-api#WebClient", {
          chat: ["postMessage", "postEphemeral", "update", "delete", "scheduleMessage", "getPermalink"],
          conversations: ["open", "create", "invite", "join", "list", "info", "members", "history", "replies"],
          files: ["upload", "uploadV2"],
          reactions: ["add", "remove"],
          users: ["info", "list", "lookupByEmail"],
          views: ["open", "publish", "push", "update"],
        }),
        "@slack/web-api#WebClient.filesUploadV2",
      ],
      { body: { argument: 0 } },
    ),
    remoteCall(["@slack/web-api#WebClient.apiCall"], { url: { argument: 0 }, body: { argument: 1 } }),
    remoteCall(["@slack/webhook#IncomingWebhook.send"], { url: { made: 0 }, body: { argument: 0 } }),
  ],
};

/** GitHub. */
export const OCTOKIT: LibraryEntry = {
  library: "@octokit/rest",
  documentation: "https://octokit.github.io/rest.js/",
  aliases: { "octokit#Octokit": "@octokit/rest#Octokit", "@octokit/core#Octokit": "@octokit/rest#Octokit" },
  properties: { "octokit#App.octokit": "@octokit/rest#Octokit", "@octokit/app#App.octokit": "@octokit/rest#Octokit" },
  symbols: [
    {
      symbol: ["octokit#App.getInstallationOctokit", "@octokit/app#App.getInstallationOctokit"],
      returns: { type: "@octokit/rest#Octokit" },
      asynchronous: true,
    },
    remoteCall(["@octokit/rest#Octokit.rest.*.*"], { url: { wildcard: 1 }, body: { argument: 0 } }),
    remoteCall(membersOf(["@octokit/rest#Octokit"], "request", "graphql", "paginate"), { url: { argument: 0 }, body: { argument: 1 } }),
  ],
};

/** Auth0's management of users. */
export const AUTH0: LibraryEntry = {
  library: "auth0",
  documentation: "https://auth0.github.io/node-auth0/",
  symbols: [
    remoteCall(
      ["create", "update", "delete", "get", "getAll", "list", "getByEmail", "assignRoles", "removeRoles", "link", "unlink"].map(
        (name) => `auth0#ManagementClient.*.${name}`,
      ),
      { url: { wildcard: 0 }, body: { argument: 0 } },
    ),
  ],
};

const AUTH = "firebase-admin/auth#Auth";

/** Firebase's users. */
export const FIREBASE_AUTH: LibraryEntry = {
  library: "firebase-admin/auth",
  documentation: "https://firebase.google.com/docs/reference/admin/node/firebase-admin.auth.baseauth",
  aliases: {
    "firebase-admin/auth#getAuth()": AUTH,
    "firebase-admin#auth()": AUTH,
    "firebase-admin#auth.Auth": AUTH,
    "firebase-admin/auth#BaseAuth": AUTH,
    "firebase-admin#app.App.auth()": AUTH,
  },
  symbols: [
    remoteCall(
      membersOf(
        [AUTH],
        ...["createUser", "updateUser", "deleteUser", "deleteUsers", "importUsers", "setCustomUserClaims", "revokeRefreshTokens"],
        ...["getUser", "getUserByEmail", "getUserByPhoneNumber", "getUsers", "listUsers", "createSessionCookie"],
        ...["generatePasswordResetLink", "generateEmailVerificationLink", "generateSignInWithEmailLink"],
      ),
      { body: { argument: 0 } },
    ),
    { symbol: membersOf([AUTH], "verifyIdToken", "verifySessionCookie", "createCustomToken"), asynchronous: true },
  ],
};
