/**
 * Packages that only compute: a domain may use them as it uses the language. By name, or `@scope/*`.
 * Read from the packages' own pages at npmjs.com and from nodejs.org/api for `node:` modules.
 */
export const PURE_PACKAGES: readonly string[] = [
  ...words(`
    @effect/schema @sinclair/typebox ajv ajv-formats arktype class-validator computed-types effect email-validator fastest-validator
    fluentvalidation-ts io-ts io-ts-types joi @hapi/joi myzod ow runtypes superstruct valibot validator yup zod`),
  ...words(`
    @paralleldrive/cuid2 bson-objectid cuid guid-typescript hyperid id128 ksuid nanoid short-unique-id short-uuid shortid ulid ulidx uuid
    uuid-validate uuidv4 uuidv7`),
  ...words(`
    @date-fns/* @internationalized/date @js-joda/* @js-temporal/polyfill cron-parser date-fns date-fns-tz date-holidays dayjs
    iso8601-duration luxon moment moment-timezone ms rrule temporal-polyfill`),
  ...words(`
    @mobily/ts-belt @sniptt/monads @swan-io/boxed es-toolkit folktale fp-ts fp-ts-std immer immutable immutability-helper lodash lodash-es
    lodash.clonedeep lodash.get lodash.isequal lodash.merge monet monocle-ts neverthrow newtype-ts option-t oxide.ts purify-ts radash rambda
    ramda remeda rxjs sanctuary true-myth ts-pattern ts-results ts-results-es typescript-monads underscore`),
  ...words(`
    @dinero.js/* big-integer big.js bignumber.js bn.js currency-codes currency.js decimal.js decimal.js-light dinero.js fraction.js mathjs`),
  ...words(`
    clone-deep deep-equal deepmerge dequal fast-deep-equal fast-json-stable-stringify json-stable-stringify object-hash rfdc shallow-equal
    shallow-equal-object superjson`),
  ...words(`
    @sindresorhus/slugify camelcase change-case country-list diff escape-html fuse.js google-libphonenumber he i18n-iso-countries iban
    iso-3166-1 json-logic-js jsonpath libphonenumber-js pluralize sanitize-html semver slug slugify string-similarity xss`),
  ...words(`
    @noble/* @node-rs/argon2 @node-rs/bcrypt argon2 bcrypt bcrypt-nodejs bcryptjs crypto-js md5 scrypt-js sha.js tweetnacl`),
  ...words(`
    custom-error core-js make-error reflect-metadata tiny-invariant tiny-types ts-custom-error ts-essentials ts-mixer ts-toolbelt tslib
    type-fest utility-types verror`),
  ...words(`
    @turf/* @xstate/* emittery eventemitter2 eventemitter3 geolib haversine javascript-state-machine mitt nanoevents rich-domain robot3
    tiny-typed-emitter typed-emitter types-ddd xstate`),
  ...words(`
    node:assert node:buffer node:crypto node:events node:path node:punycode node:querystring node:stream node:string_decoder node:url
    node:util`),
];

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}
