/** A contract whose implementations run around the methods that a decorator names them on. */
export interface MethodWrapper {
  /** Canonical name of the contract. */
  readonly contract: string;
  /** The method that runs around them. */
  readonly method: string;
}

/** What frameworks run around a method: `@UseInterceptors(TransactionInterceptor)`. */
export const METHOD_WRAPPERS: readonly MethodWrapper[] = [
  // https://docs.nestjs.com/interceptors
  { contract: "@nestjs/common#NestInterceptor", method: "intercept" },
];
