import { describe, expect, it } from "vitest";
import { eventWords, tenseOf } from "../../src/model/index.js";

describe("the tense of an event's name", () => {
  it.each([
    "OrderPaid",
    "OrderSent",
    "UserLoggedIn",
    "CommentPosted",
    "PostVotesChanged",
    "OrderShippedToCustomer",
    "PaymentRefundFailed",
    "ChangeRequested",
    "AccountOverdrawn",
    "OrderBecamePaid",
    "TicketReopened",
    "PasswordReset",
    "PriceSet",
    "CoursesCounterIncrementedDomainEvent",
    "OrderPlacedEventV1",
    "FeedPublished",
  ])("%s is past", (name) => {
    expect(tenseOf(name)).toBe("past");
  });

  it.each([
    "CreateOrder",
    "OrderCreate",
    "OrderCreating",
    "OrderUpdates",
    "PlaceOrder",
    "ResetPassword",
    "SetPrice",
    "LimitExceed",
    "FeedUpdate",
    "RoleChangeEvent",
    "LoginEvent",
    "OrderCancellation",
  ])("%s is not", (name) => {
    expect(tenseOf(name)).toBe("other");
  });

  it.each([
    "OrderEvent",
    "PedidoCreado",
    "InvoiceOverdue",
    "PaymentRequest",
    "ProductVariantPriceEvent",
    "StoreOpeningEvent",
    "FundingEvent",
    "SeedEvent",
    "PlaceEvent",
  ])("%s can't be told", (name) => {
    expect(tenseOf(name)).toBe("unknown");
  });

  it("leaves no word of a base class", () => {
    expect(eventWords("BaseDomainEvent")).toEqual([]);
    expect(eventWords("IDomainEvent")).toEqual([]);
    expect(eventWords("OrderPlacedIntegrationEventV2")).toEqual(["order", "placed"]);
  });
});
