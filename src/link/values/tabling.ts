/** Questions inside questions beyond this are not followed. */
const DEEPEST = 150;

/** One question, and what is known of its answer. */
export interface Memo<T> {
  final: Answer<T> | null;
  /** Holds only while the questions are being asked that it goes in circles with. */
  provisional: Provisional<T> | null;
  /** Its place among the questions that are being asked; -1 while it isn't. */
  asked: number;
}

interface Answer<T> {
  readonly value: T;
  /** How many questions inside questions it took. */
  readonly height: number;
  /** The questions that it goes in circles with: inside one of these another answer holds. */
  readonly circle: ReadonlySet<Memo<unknown>> | null;
}

interface Provisional<T> {
  readonly value: T;
  readonly height: number;
  /** The place of the outermost question that it goes in circles with; infinity where it goes in none. */
  low: number;
  /** It stands on what was too deep to follow from where it was asked. */
  readonly cut: boolean;
  readonly world: number;
}

/** How a question is answered. */
export interface Question<T> {
  readonly find: () => T;
  /** The answer where the question asks itself. */
  readonly circular: () => T;
  /** The answer where it takes too many questions inside questions. */
  readonly tooDeep: () => T;
}

/**
 * Remembers answers so that none depends on what was asked before: an answer that was found while another question
 * waits for it, and that stands on that other one, is forgotten when the other one is answered.
 */
export interface Table {
  answer<T>(memo: Memo<T>, question: Question<T>): T;
  /** Answers as if nothing was being asked: what others stand on, whoever asks first. */
  apart<T>(memo: Memo<T>, question: Question<T>): T;
}

interface Frame {
  low: number;
  height: number;
  cut: boolean;
}

/** A question that nobody asked yet. */
export function memo<T>(): Memo<T> {
  return { final: null, provisional: null, asked: -1 };
}

/** The memo of a key, made when it is first asked for. */
export function memoOf<Key, T>(memos: Map<Key, Memo<T>>, key: Key): Memo<T> {
  const known = memos.get(key);
  if (known !== undefined) return known;
  const made = memo<T>();
  memos.set(key, made);
  return made;
}

/** Makes an empty table. */
export function tabling(): Table {
  const frames: Frame[] = [];
  const kept: { readonly memo: Memo<unknown>; readonly before: Provisional<unknown> | null }[] = [];
  /** The first question that is seen: those below wait for one that is answered apart. */
  let base = 0;
  let world = 0;
  let worlds = 0;

  function stand(low: number, height: number, cut: boolean): void {
    const frame = frames.length > base ? frames[frames.length - 1] : undefined;
    if (frame === undefined) return;
    frame.low = Math.min(frame.low, low);
    frame.height = Math.max(frame.height, height);
    frame.cut ||= cut;
  }

  function answer<T>(of: Memo<T>, question: Question<T>): T {
    const { final, provisional } = of;
    if (final !== null && !isInside(final.circle)) {
      stand(Infinity, final.height, false);
      return final.value;
    }
    if (of.asked >= base) {
      stand(of.asked, 0, false);
      return question.circular();
    }
    if (provisional?.world === world) {
      stand(provisional.low, provisional.height, provisional.cut);
      return provisional.value;
    }
    if (frames.length - base >= DEEPEST) {
      stand(Infinity, 1, true);
      return question.tooDeep();
    }
    return found(of, question);
  }

  /** Whether one of a circle is being asked. */
  function isInside(circle: Answer<unknown>["circle"]): boolean {
    if (circle !== null) for (const each of circle) if (each.asked >= base) return true;
    return false;
  }

  function found<T>(of: Memo<T>, question: Question<T>): T {
    const index = frames.length;
    const first = kept.length;
    const before = of.asked;
    const frame: Frame = { low: Infinity, height: 0, cut: false };
    frames.push(frame);
    of.asked = index;
    const value = question.find();
    of.asked = before;
    frames.pop();
    const height = frame.height + 1;
    const isOutermost = index === base;
    if (isOutermost || (frame.low >= index && !frame.cut)) {
      const held = height > DEEPEST ? question.tooDeep() : value;
      of.final = { value: held, height, circle: forget(of, first) };
      stand(Infinity, height, false);
      return held;
    }
    // What stood on this question stands on what this one stands on.
    for (const { memo: each } of kept.slice(first))
      if (each.provisional !== null && each.provisional.low >= index && each.provisional.low !== Infinity) each.provisional.low = frame.low;
    kept.push({ memo: of, before: of.provisional });
    of.provisional = { value, height, low: frame.low, cut: frame.cut, world };
    stand(frame.low, height, frame.cut);
    return value;
  }

  /** Drops what stood on a question that is answered now; gives those that it goes in circles with. */
  function forget(head: Memo<unknown>, first: number): Answer<unknown>["circle"] {
    let circle: Set<Memo<unknown>> | null = null;
    for (const { memo: each, before } of kept.splice(first).reverse()) {
      if (each.provisional !== null && each.provisional.low !== Infinity) (circle ??= new Set([head])).add(each);
      each.provisional = before;
    }
    return circle;
  }

  function apart<T>(of: Memo<T>, question: Question<T>): T {
    if (of.final !== null) return of.final.value;
    if (of.asked !== -1) {
      stand(Math.max(of.asked, base), 0, false);
      return question.circular();
    }
    const outer = { base, world };
    base = frames.length;
    world = ++worlds;
    const value = found(of, question);
    ({ base, world } = outer);
    return value;
  }

  return { answer, apart };
}
