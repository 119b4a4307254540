import type { Capability } from "../model/index.js";

interface NamedCapability {
  readonly capability: Capability;
  /** Packages, scopes (`@scope/*`), or single exports (`package#export`). */
  readonly names: readonly string[];
}

/** What libraries are taken into a backend for. Read from the packages' own pages at npmjs.com and from nodejs.org/api for `node:` modules. */
const CAPABILITIES_BY_NAME: readonly NamedCapability[] = [
  {
    capability: "identity-provider",
    names: [
      ...["@auth0/*", "auth0", "express-openid-connect", "express-oauth2-jwt-bearer", "keycloak-connect", "nest-keycloak-connect"],
      ...["@clerk/backend", "@clerk/express", "@clerk/fastify", "@okta/okta-sdk-nodejs", "@okta/jwt-verifier", "supertokens-node"],
      ...["amazon-cognito-identity-js", "@aws-sdk/client-cognito-identity-provider", "aws-jwt-verify", "firebase-admin/auth"],
      ...["better-auth", "next-auth", "@auth/core", "@auth/express", "lucia", "oidc-provider", "@node-oauth/oauth2-server", "oauth2orize"],
      ...["@azure/msal-node", "@workos-inc/node", "@logto/node", "@ory/client", "@ory/kratos-client", "@zitadel/node", "jwks-rsa"],
    ],
  },
  {
    capability: "oauth-client",
    names: [
      ...[
        "openid-client",
        "oauth4webapi",
        "simple-oauth2",
        "client-oauth2",
        "passport-oauth2",
        "passport-google-oauth20",
        "passport-google-oidc",
      ],
      ...["passport-github", "passport-github2", "passport-facebook", "passport-apple", "passport-azure-ad", "passport-openidconnect"],
      ...[
        "passport-linkedin-oauth2",
        "passport-twitter",
        "passport-microsoft",
        "arctic",
        "grant",
        "@fastify/oauth2",
        "google-auth-library",
      ],
      ...["passport-saml", "@node-saml/passport-saml", "samlify", "@badgateway/oauth2-client"],
    ],
  },
  { capability: "password-login", names: ["passport-local", "passport-http", "passport-ldapauth", "passport-custom"] },
  { capability: "sign-in", names: ["passport", "passport-jwt", "@nestjs/passport", "jsonwebtoken", "@nestjs/jwt", "jose"] },
  {
    capability: "file-storage",
    names: ["multer", "@aws-sdk/client-s3", "@google-cloud/storage", "@azure/storage-blob", "minio", "cloudinary"],
  },
  {
    capability: "data-schema",
    names: [
      ...["mongoose#Schema", "drizzle-orm#pgTable", "drizzle-orm#mysqlTable", "drizzle-orm#sqliteTable", "drizzle-orm#singlestoreTable"],
    ],
  },
  { capability: "webauthn", names: ["@simplewebauthn/server", "fido2-lib", "@passwordless-id/webauthn", "passport-fido2-webauthn"] },
  {
    capability: "one-time-password",
    names: ["otplib", "@otplib/*", "speakeasy", "otpauth", "node-2fa", "authenticator", "totp-generator"],
  },
  {
    capability: "rate-limiting",
    names: [
      ...["express-rate-limit", "rate-limiter-flexible", "@nestjs/throttler", "@fastify/rate-limit", "koa-ratelimit", "koa2-ratelimit"],
      ...[
        "express-slow-down",
        "express-brute",
        "@upstash/ratelimit",
        "hono-rate-limiter",
        "hapi-rate-limit",
        "limiter",
        "nestjs-rate-limiter",
      ],
    ],
  },
  {
    capability: "security-headers",
    names: ["helmet", "@fastify/helmet", "koa-helmet", "hono/secure-headers", "helmet-csp", "hsts", "frameguard", "lusca"],
  },
  { capability: "cross-origin", names: ["cors", "@fastify/cors", "@koa/cors", "koa2-cors", "hono/cors"] },
  {
    capability: "request-forgery-defence",
    names: [
      "csurf",
      "csrf-csrf",
      "csrf-sync",
      "csrf",
      "tiny-csrf",
      "koa-csrf",
      "lusca",
      "@fastify/csrf-protection",
      "hono/csrf",
      "@edge-csrf/*",
    ],
  },
  {
    capability: "input-validation",
    names: [
      ...["class-validator", "zod", "joi", "@hapi/joi", "yup", "ajv", "superstruct", "valibot", "io-ts", "runtypes", "express-validator"],
      ...["@sinclair/typebox", "arktype", "celebrate", "nestjs-zod", "fastest-validator", "zod-express-middleware", "@hono/zod-validator"],
      ...["@nestjs/common#ValidationPipe", "typia", "effect/Schema"],
    ],
  },
  {
    capability: "authorization",
    names: [
      ...["@casl/ability", "@casl/prisma", "@casl/mongoose", "casbin", "nest-casbin", "accesscontrol", "nest-access-control", "role-acl"],
      ...[
        "@openfga/sdk",
        "@cerbos/grpc",
        "@cerbos/http",
        "@permify/permify-node",
        "@authzed/authzed-node",
        "permitio",
        "express-jwt-permissions",
      ],
      ...["@nestjs/common#UseGuards", "@nestjs/core#APP_GUARD"],
    ],
  },
  {
    capability: "graphql-limits",
    names: ["graphql-depth-limit", "graphql-query-complexity", "graphql-cost-analysis", "@escape.tech/*", "@envelop/depth-limit"],
  },
  {
    capability: "password-hashing",
    names: [
      ...["bcrypt", "bcryptjs", "argon2", "@node-rs/argon2", "@node-rs/bcrypt", "scrypt-kdf", "@phc/*", "credential"],
      ...["node:crypto#scrypt", "node:crypto#scryptSync", "node:crypto#pbkdf2", "node:crypto#pbkdf2Sync", "node:crypto#argon2"],
    ],
  },
  {
    capability: "encryption",
    names: [
      ...["node:crypto#createCipheriv", "node:crypto#createDecipheriv", "node:crypto#createCipher", "node:crypto#publicEncrypt"],
      ...[
        "crypto-js",
        "tweetnacl",
        "libsodium-wrappers",
        "sodium-native",
        "sodium-plus",
        "node-forge",
        "@noble/ciphers",
        "openpgp",
        "cryptr",
      ],
      ...["typeorm-encrypted", "prisma-field-encryption", "mongoose-encryption", "mongoose-field-encryption", "@aws-crypto/client-node"],
    ],
  },
  {
    capability: "key-management",
    names: [
      ...["@aws-sdk/client-kms", "@aws-sdk/client-secrets-manager", "@aws-sdk/client-ssm", "@aws-crypto/client-node", "@google-cloud/kms"],
      ...[
        "@google-cloud/secret-manager",
        "@azure/keyvault-keys",
        "@azure/keyvault-secrets",
        "node-vault",
        "node-vault-client",
        "hashi-vault-js",
      ],
      ...["@infisical/sdk", "infisical-node", "@dotenvx/dotenvx", "@1password/sdk", "doppler", "pkcs11js", "graphene-pk11", "akeyless"],
    ],
  },
  { capability: "redaction", names: ["fast-redact", "pino-noir", "redact-pii", "maskdata", "@hackylabs/deep-redact", "cls-redact"] },
  {
    capability: "logging",
    names: [
      ...[
        "winston",
        "nest-winston",
        "pino",
        "nestjs-pino",
        "pino-http",
        "bunyan",
        "log4js",
        "loglevel",
        "signale",
        "tslog",
        "consola",
        "roarr",
      ],
      ...["morgan", "koa-logger", "koa-pino-logger", "npmlog", "@nestjs/common#Logger", "@nestjs/common#ConsoleLogger", "hono/logger"],
    ],
  },
  {
    capability: "log-shipping",
    names: [
      ...["winston-loki", "pino-loki", "pino-elasticsearch", "winston-elasticsearch", "winston-cloudwatch", "@google-cloud/logging"],
      ...["@google-cloud/logging-winston", "@google-cloud/logging-bunyan", "@logtail/*", "pino-datadog-transport", "winston-datadog"],
      ...[
        "@datadog/datadog-api-client",
        "winston-syslog",
        "pino-syslog",
        "fluent-logger",
        "@fluent-org/logger",
        "winston-splunk-httplogger",
      ],
      ...["splunk-logging", "logzio-nodejs", "winston-logzio", "gelf-pro", "winston-graylog2", "@elastic/ecs-pino-format", "@axiomhq/*"],
    ],
  },
  { capability: "error-tracking", names: ["@sentry/*", "@ntegral/nestjs-sentry", "rollbar", "@bugsnag/*", "@honeybadger-io/js", "raygun"] },
  {
    capability: "metrics",
    names: [
      ...[
        "prom-client",
        "@willsoto/nestjs-prometheus",
        "express-prom-bundle",
        "fastify-metrics",
        "hot-shots",
        "node-statsd",
        "statsd-client",
      ],
      ...["@opentelemetry/sdk-metrics", "@opentelemetry/exporter-prometheus", "nestjs-otel", "@hono/prometheus", "@pm2/io", "koa-prom"],
      ...["@aws-sdk/client-cloudwatch", "swagger-stats", "express-status-monitor"],
    ],
  },
  {
    capability: "tracing",
    names: [
      ...["@opentelemetry/*", "dd-trace", "elastic-apm-node", "newrelic", "applicationinsights", "jaeger-client", "zipkin", "aws-xray-sdk"],
      ...["aws-xray-sdk-core", "nestjs-otel", "@google-cloud/trace-agent", "@instana/collector", "@honeycombio/opentelemetry-node"],
    ],
  },
  { capability: "health-check", names: ["@nestjs/terminus", "@godaddy/terminus", "lightship", "@cloudnative/health", "under-pressure"] },
  {
    capability: "resilience",
    names: [
      "opossum",
      "cockatiel",
      "mollitia",
      "brakes",
      "p-retry",
      "async-retry",
      "axios-retry",
      "retry",
      "exponential-backoff",
      "nestjs-resilience",
    ],
  },
  {
    capability: "caching",
    names: [
      ...["cache-manager", "@nestjs/cache-manager", "node-cache", "lru-cache", "keyv", "cacheable", "apicache", "memcached", "memjs"],
      ...["cacheable-request", "@fastify/caching", "bentocache", "type-cacheable", "@type-cacheable/core"],
    ],
  },
  {
    capability: "scheduling",
    names: ["@nestjs/schedule", "node-cron", "cron", "agenda", "node-schedule", "bree", "croner", "toad-scheduler"],
  },
];

const BY_NAME = byName();

/** What an export of a package is taken for: as itself, by its package with subpath or without, or by its scope; empty where the catalog knows nothing. */
export function capabilitiesOf(source: string, member: string): readonly Capability[] {
  const [first = "", second = ""] = source.split("/");
  const isScoped = first.startsWith("@");
  const name = isScoped ? `${first}/${second}` : first;
  const found = [`${name}#${member}`, source, name, ...(isScoped ? [`${first}/*`] : [])].map((each) => BY_NAME.get(each));
  return found.find((each) => each !== undefined) ?? [];
}

function byName(): ReadonlyMap<string, readonly Capability[]> {
  const byName = new Map<string, Capability[]>();
  for (const { capability, names } of CAPABILITIES_BY_NAME) {
    for (const name of names) byName.set(name, [...(byName.get(name) ?? []), capability]);
  }
  return byName;
}
