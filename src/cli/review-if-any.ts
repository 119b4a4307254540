import { ArchlintError } from "../model/error.js";
import type { Review, ReviewRequest } from "../review/review.js";
import { NOTHING_TO_LINT, review } from "../review/review.js";

/** The review, or null in a folder with nothing to lint: what is said of rules is an answer there too. */
export async function reviewIfAny(request: ReviewRequest): Promise<Review | null> {
  try {
    return await review(request);
  } catch (error) {
    if (error instanceof ArchlintError && error.message.startsWith(NOTHING_TO_LINT)) return null;
    throw error;
  }
}
