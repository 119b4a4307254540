import type { LibraryEntry } from "../model/index.js";
import { BETTER_SQLITE3 } from "./databases/better-sqlite3.js";
import { MIKRO_ORM } from "./databases/mikro-orm.js";
import { MONGODB } from "./databases/mongodb.js";
import { MONGOOSE } from "./databases/mongoose.js";
import { TYPEGOOSE } from "./databases/typegoose.js";
import { TYPEORM_TRANSACTIONAL, TYPEORM_TRANSACTIONAL_CLS_HOOKED } from "./databases/typeorm-transactional.js";
import { TYPEORM } from "./databases/typeorm.js";
import { COOKIE } from "./http/cookie.js";
import { COOKIES } from "./http/cookies.js";
import { EXPRESS } from "./http/express.js";
import { FASTIFY } from "./http/fastify.js";
import { HAPI } from "./http/hapi.js";
import { HONO } from "./http/hono.js";
import { KOA } from "./http/koa.js";
import { NESTJS } from "./http/nestjs.js";
import { NEXT } from "./http/next.js";
import { NODE_HTTP } from "./http/node-http.js";
import { COOKIE_SESSION, EXPRESS_SESSION, IRON_SESSION, KOA_SESSION } from "./http/sessions.js";
import { FASTIFY_JWT, FAST_JWT } from "./tokens/fast-jwt.js";
import { JOSE } from "./tokens/jose.js";
import { JSONWEBTOKEN } from "./tokens/jsonwebtoken.js";
import { EXPRESS_JWT, KOA_JWT } from "./tokens/middleware.js";
import { NESTJS_JWT } from "./tokens/nestjs-jwt.js";
import { PASSPORT_JWT } from "./tokens/passport-jwt.js";
import { JWT_DECODE, JWT_SIMPLE, NJWT } from "./tokens/small-libraries.js";

/** Every library that the catalog knows. */
export const LIBRARIES: readonly LibraryEntry[] = [
  BETTER_SQLITE3,
  MIKRO_ORM,
  MONGODB,
  MONGOOSE,
  TYPEGOOSE,
  TYPEORM_TRANSACTIONAL,
  TYPEORM_TRANSACTIONAL_CLS_HOOKED,
  TYPEORM,
  COOKIE,
  COOKIES,
  EXPRESS,
  FASTIFY,
  HAPI,
  HONO,
  KOA,
  NESTJS,
  NEXT,
  NODE_HTTP,
  COOKIE_SESSION,
  EXPRESS_SESSION,
  IRON_SESSION,
  KOA_SESSION,
  FASTIFY_JWT,
  FAST_JWT,
  JOSE,
  JSONWEBTOKEN,
  EXPRESS_JWT,
  KOA_JWT,
  NESTJS_JWT,
  PASSPORT_JWT,
  JWT_DECODE,
  JWT_SIMPLE,
  NJWT,
];
