/** What a library is taken into a backend for, as the report's leaves ask: beyond a `Purpose`, which says what a domain may not know. */
export const CAPABILITIES = [
  "identity-provider",
  "oauth-client",
  "password-login",
  "webauthn",
  "one-time-password",
  "rate-limiting",
  "security-headers",
  "cross-origin",
  "request-forgery-defence",
  "input-validation",
  "authorization",
  "graphql-limits",
  "password-hashing",
  "encryption",
  "key-management",
  "redaction",
  "logging",
  "log-shipping",
  "error-tracking",
  "metrics",
  "tracing",
  "health-check",
  "resilience",
  "caching",
  "scheduling",
  "sign-in",
  "file-storage",
  "data-schema",
] as const;

/** One of them. */
export type Capability = (typeof CAPABILITIES)[number];
