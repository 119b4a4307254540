import { expect, test } from "vitest";
import { link } from "../../src/link/link.js";
import { DEFAULT_SETTINGS, OPERATION_KINDS, type Evaluated, type Known, type Operation } from "../../src/model/index.js";
import { factsOf } from "../link/program-of.js";

test("axios: by function, by method, and by instances with what they were made with", () => {
  const text = `
    import axios, { AxiosInstance } from "axios";
    const api = axios.create({ baseURL: "https://shop.example", timeout: 3000 });
    export class Prices {
      constructor(private readonly http: AxiosInstance) {}
      async all() {
        await axios({ method: "put", url: "/a" });
        await axios.get("/b", { timeout: 5 });
        await api.post("/c", { sku: 1 });
        await this.http.request({ url: "/d", method: "PATCH" });
      }
    }`;
  expect(said(text, "url", "method", "timeout")).toEqual([
    "remote.call axios url=/a method=put",
    "remote.call axios#get url=/b method=GET timeout=5",
    "remote.call axios#AxiosInstance.post url=/c method=POST timeout=3000",
    "remote.call axios#AxiosInstance.request url=/d method=PATCH timeout=?",
  ]);
});

test("got, fetch and Node's client are told alike, whichever way they are imported", () => {
  const text = `
    import got from "got";
    import nodeFetch from "node-fetch";
    import * as https from "node:https";
    const shop = got.extend({ timeout: { request: 100 } });
    export async function load() {
      await got.post("/a").json();
      await shop("/b", { method: "DELETE" });
      await fetch("/c", { method: "POST", signal: AbortSignal.timeout(5) });
      await nodeFetch("/d");
      https.get("/e", (response) => response.on("data", () => {}));
    }`;
  expect(said(text, "url", "method")).toEqual([
    "remote.call got#post url=/a method=POST",
    "remote.call got#Got url=/b method=DELETE",
    "remote.call global#fetch url=/c method=POST",
    "remote.call node-fetch url=/d method=GET",
    "remote.call https#get url=/e method=GET",
  ]);
});

test("a method of any name of a gRPC service or SOAP client is a call, its own housekeeping is none", () => {
  const text = `
    import * as grpc from "@grpc/grpc-js";
    import { createClientAsync } from "soap";
    import { ClientGrpc } from "@nestjs/microservices";
    const loaded = grpc.loadPackageDefinition({});
    const orders = new loaded.shop.v1.Orders("orders:50051", grpc.credentials.createInsecure());
    export class Stock {
      private readonly stock = this.client.getService("StockService");
      constructor(private readonly client: ClientGrpc) {}
      async reserve() {
        orders.placeOrder({ id: 1 }, () => {});
        orders.close();
        const soap = await createClientAsync("https://shop.example?wsdl");
        soap.setSecurity(null);
        await soap.ReserveAsync({ sku: 2 });
        return this.stock.reserve({ sku: 3 });
      }
    }`;
  expect(said(text, "url")).toEqual([
    "remote.call @grpc/grpc-js#ServiceClient.placeOrder url=placeOrder",
    "remote.call soap#Client.ReserveAsync",
    "remote.call @nestjs/microservices#GrpcService.reserve url=reserve",
  ]);
});

test("Stripe: what moves money is a charge, what only asks is a call, what is computed here is neither", () => {
  const text = `
    import Stripe from "stripe";
    const stripe = new Stripe(process.env.STRIPE_KEY);
    export async function pay(id: string) {
      await stripe.paymentIntents.create({ amount: 100 }, { idempotencyKey: "order-1" });
      await stripe.paymentIntents.capture(id, { amount_to_capture: 5 });
      await stripe.checkout.sessions.create({ mode: "payment" });
      await stripe.customers.retrieve(id);
      stripe.webhooks.constructEvent("", "", "");
    }`;
  expect(said(text, "amount", "idempotencyKey", "url")).toEqual([
    "payment.charge stripe#Stripe.paymentIntents.create amount=100 idempotencyKey=order-1",
    "payment.charge stripe#Stripe.paymentIntents.capture",
    "payment.charge stripe#Stripe.checkout.sessions.create",
    "remote.call stripe#Stripe.customers.retrieve url=customers",
  ]);
});

test("commands of AWS: by what is sent, in the call or before it, by version 3's methods and by version 2's", () => {
  const text = `
    import { S3Client, S3, PutObjectCommand, GetObjectCommand } from "@aws-sdk/client-s3";
    import { SESClient, SendEmailCommand } from "@aws-sdk/client-ses";
    import AWS from "aws-sdk";
    const s3 = new S3Client({});
    export async function store() {
      const put = new PutObjectCommand({ Bucket: "invoices", Key: "1.pdf" });
      await s3.send(put);
      await s3.send(new GetObjectCommand({ Bucket: "invoices" }));
      await new S3({}).deleteObject({ Bucket: "receipts", Key: "2.pdf" });
      await new AWS.S3().upload({ Bucket: "exports", Key: "3.csv" }).promise();
      await new SESClient({}).send(new SendEmailCommand({ Destination: { ToAddresses: ["a@shop.example"] } }));
    }`;
  expect(said(text, "model", "key", "to")).toEqual([
    "store.write @aws-sdk/client-s3#S3Client.send model=invoices key=1.pdf",
    "store.write @aws-sdk/client-s3#S3.deleteObject model=receipts key=2.pdf",
    "store.write aws-sdk#S3.upload model=exports key=3.csv",
    "mail.send @aws-sdk/client-ses#SESClient.send to=[a@shop.example]",
  ]);
});

test("DynamoDB: tables of commands and of transactions", () => {
  const text = `
    import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
    import { DynamoDBDocumentClient, PutCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
    import { DocumentClient } from "aws-sdk/clients/dynamodb";
    const client = new DynamoDBClient({});
    const documents = DynamoDBDocumentClient.from(client);
    export async function place() {
      await documents.send(new PutCommand({ TableName: "orders", Item: { id: 1 } }));
      await documents.send(new TransactWriteCommand({ TransactItems: [{ Put: { TableName: "outbox", Item: {} } }] }));
      await client.send(new GetItemCommand({ TableName: "orders", Key: {} }));
      await documents.send(new GetItemCommand({ TableName: "carts", Key: {} }));
      await new DocumentClient().update({ TableName: "stock", Key: {} }).promise();
    }`;
  expect(said(text, "model", "statement")).toEqual([
    "database.write @aws-sdk/lib-dynamodb#DynamoDBDocumentClient.send model=orders statement=upsert",
    "database.write @aws-sdk/lib-dynamodb#DynamoDBDocumentClient.send model=outbox statement=save",
    "database.read @aws-sdk/client-dynamodb#DynamoDBClient.send model=orders statement=select",
    "database.read @aws-sdk/lib-dynamodb#DynamoDBDocumentClient.send model=carts statement=select",
    "database.write aws-sdk#DynamoDB.DocumentClient.update().promise model=stock statement=update",
  ]);
});

test("what a handle is for is known where it is written through: bucket, index, collection, table", () => {
  const text = `
    import { Storage } from "@google-cloud/storage";
    import { MeiliSearch } from "meilisearch";
    import { getFirestore } from "firebase-admin/firestore";
    import { createClient } from "@supabase/supabase-js";
    const db = getFirestore();
    export async function index() {
      await new Storage().bucket("invoices").file("1.pdf").save("…");
      await new MeiliSearch({ host: "" }).index("products").addDocuments([]);
      await db.collection("orders").doc("1").set({ paid: true });
      await db.collection("orders").where("paid", "==", true).limit(1).get();
      await db.runTransaction(async (transaction) => transaction.update(db.collection("stock").doc("2"), {}));
      await createClient("", "").from("carts").insert({ id: 1 }).select().single();
    }`;
  expect(said(text, "model")).toEqual([
    "store.write @google-cloud/storage#File.save model=invoices",
    "store.write meilisearch#Index.addDocuments model=products",
    "database.write @google-cloud/firestore#DocumentReference.set model=orders",
    "database.read @google-cloud/firestore#Query.get model=orders",
    "transaction.run @google-cloud/firestore#Firestore.runTransaction",
    "database.write @google-cloud/firestore#Transaction.update model=?",
    "database.write @supabase/supabase-js#PostgrestQueryBuilder.insert model=carts",
  ]);
});

test("mail and messages: to whom, by whatever makes the client", () => {
  const text = `
    import nodemailer from "nodemailer";
    import sgMail from "@sendgrid/mail";
    import twilio from "twilio";
    import { Resend } from "resend";
    import { MailerService } from "@nestjs-modules/mailer";
    export class Notices {
      private readonly transport = nodemailer.createTransport({});
      constructor(private readonly mailer: MailerService) {}
      async send() {
        await this.transport.sendMail({ to: "a" });
        await sgMail.send({ to: "b", html: "" });
        await twilio("", "").messages.create({ to: "c", body: "" });
        await new Resend("").emails.send({ to: "d" });
        await this.mailer.sendMail({ to: "e" });
      }
    }`;
  expect(said(text, "to")).toEqual([
    "mail.send nodemailer#Transporter.sendMail to=a",
    "mail.send @sendgrid/mail#send to=b",
    "mail.send twilio#Twilio.messages.create to=c",
    "mail.send resend#Resend.emails.send to=d",
    "mail.send @nestjs-modules/mailer#MailerService.sendMail to=e",
  ]);
});

test("files and logs, through every way to reach them", () => {
  const text = `
    import { promises as fs, writeFileSync } from "node:fs";
    import * as fsp from "fs/promises";
    import pino from "pino";
    import { Logger } from "@nestjs/common";
    const log = pino().child({ module: "orders" });
    export class Exports {
      private readonly logger = new Logger(Exports.name);
      async run() {
        await fs.readFile("a");
        writeFileSync("b", "");
        await fsp.rm("c");
        log.warn("d");
        this.logger.verbose("e");
        Logger.error("f");
        globalThis.console.log("g");
      }
    }`;
  expect(said(text, "path", "level")).toEqual([
    "file.read fs/promises#readFile path=a",
    "file.write fs#writeFileSync path=b",
    "file.write fs/promises#rm path=c",
    "log.write pino#Logger.warn level=warn",
    "log.write @nestjs/common#Logger.verbose level=verbose",
    "log.write @nestjs/common#Logger.error level=error",
    "log.write global#console.log level=log",
  ]);
});

test("what stands for its argument is seen through: promisified, bound, frozen, parsed", () => {
  const text = `
    import { promisify } from "node:util";
    import { createSecretKey } from "crypto";
    import { cleanEnv, str } from "envalid";
    import { ConfigService } from "@nestjs/config";
    import axios from "axios";
    import _ from "lodash";
    import { get } from "env-var";
    import { createHash } from "crypto";
    import { z } from "zod";
    import { ModuleRef } from "@nestjs/core";
    const env = cleanEnv(process.env, { SHOP_URL: str() });
    const options = Object.freeze({ url: Buffer.from("/a").toString() });
    const parsed = z.object({ SHOP: z.string().url() }).strict().parse(process.env);
    class Addresses {
      readonly stock = "/h";
    }
    export class Calls {
      constructor(private readonly config: ConfigService, private readonly modules: ModuleRef) {}
      async run() {
        await axios.get(options.url);
        await axios.get(env.SHOP_URL);
        await axios.get(this.config.getOrThrow("SHOP"));
        await axios.get(this.config.get("SHOP", { infer: true }));
        await axios.get(this.config.get("SHOP", "/b"));
        await Promise.all(["/c"].map((url) => axios.get(url)));
        _.forEach([1], () => axios.get("/d"));
        await axios.get(createSecretKey("/e"));
        await axios.get(get("SHOP").default("/f").required().asUrlString());
        await axios.get(createHash("md5").update("/g").digest("hex"));
        await axios.get(parsed.SHOP);
        await axios.get(this.modules.get(Addresses).stock);
        await axios.get(["i", "j"].map((name) => \`/\${name}\`)[1]);
      }
    }`;
  expect(said(text, "url")).toEqual([
    "remote.call axios#get url=/a",
    "remote.call axios#get url=$SHOP_URL",
    "remote.call axios#get url=$SHOP",
    "remote.call axios#get url=$SHOP",
    "remote.call axios#get url=$SHOP|/b",
    "remote.call axios#get url=/c",
    "remote.call axios#get url=/d",
    "remote.call axios#get url=/e",
    "remote.call axios#get url=$SHOP|/f",
    "remote.call axios#get url=/g",
    "remote.call axios#get url=$SHOP",
    "remote.call axios#get url=/h",
    "remote.call axios#get url=/j",
  ]);
});

test("who gives a callback drops no promise", () => {
  const text = `
    import nodemailer from "nodemailer";
    const transport = nodemailer.createTransport({});
    function sent() {}
    export function send() {
      transport.sendMail({ to: "a" }, (error) => sent());
      transport.sendMail({ to: "b" }, sent);
      transport.sendMail({ to: "c" });
    }`;
  const program = link({ ...factsOf({ "src/shop.ts": text }), settings: DEFAULT_SETTINGS });
  const send = program.bodies("src/shop.ts").functions.findIndex(({ name }) => name === "send");
  const { steps } = program.trace({ file: "src/shop.ts", function: send }, "mail.send");
  expect(steps.map(({ operation, unawaited }) => [...slotsOf(operation, ["to"]), unawaited?.form ?? "waited for"])).toEqual([
    ["to=a", "waited for"],
    ["to=b", "waited for"],
    ["to=c", "floating"],
  ]);
});

test("a condition on a key of an argument holds of no text", () => {
  const text = `
    import { Response } from "express";
    export function show(response: Response) {
      response.set("X-Total", "1");
      response.set({ "Set-Cookie": "seen=1" });
    }`;
  expect(said(text, "name")).toEqual(["cookie.set express#Response.set name=seen"]);
});

/** The operations of one file in one line each, with the slots that are there. */
function said(text: string, ...slots: readonly string[]): readonly string[] {
  const program = link({ ...factsOf({ "src/shop.ts": text }), settings: DEFAULT_SETTINGS });
  return program
    .operations(...OPERATION_KINDS)
    .map((operation) => [operation.kind, operation.symbol, ...slotsOf(operation, slots)].join(" "));
}

function slotsOf(operation: Operation, slots: readonly string[]): readonly string[] {
  return slots.flatMap((name) => {
    const value = operation.slot(name);
    return value.is === "absent" ? [] : [`${name}=${shown(value)}`];
  });
}

function shown(value: Known<Evaluated>): string {
  return value.is === "known" ? written(value.value) : "?";
}

function written(value: Evaluated): string {
  switch (value.is) {
    case "constant":
      return String(value.value);
    case "environment":
      return `$${value.name}`;
    case "array":
      return `[${value.items.map(written).join(",")}]`;
    case "choice":
      return value.arms.map(written).join("|");
    default:
      return "?";
  }
}
