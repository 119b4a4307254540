/** How an English name tells of something: `other` only where a word is known to be a verb or the noun of one, and no word can be a past form. */
export type Tense = "past" | "other" | "unknown";

/** The tense of a name in camel case, without the words that say that it is an event, and without a version. */
export function tenseOf(name: string): Tense {
  const words = eventWords(name);
  if (words.some((word, index) => isPast(word, index === 0 && words.length > 1))) return "past";
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return "unknown";
  const asks = VERBS.has(first) || (words.length > 1 && VERBS_IN_FRONT.has(first));
  return asks || isPresent(last) || NOUNS_OF_ACTION.has(last) ? "other" : "unknown";
}

/** The words of an event's name in lower case: `OrderPlacedDomainEventV2` is `order`, `placed`; empty for a base class. */
export function eventWords(name: string): readonly string[] {
  const bare = name.replace(/_?V(er(sion)?)?\d+$/, "");
  const words = (bare.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((word) => word.toLowerCase());
  if (words.at(-1) === "event") words.pop();
  while (words.length > 0 && MARKERS.has(words.at(-1) ?? "")) words.pop();
  if (words[0] === "i" || words[0] === "on") words.shift();
  return words;
}

const MARKERS = new Set(["domain", "integration", "base", "abstract", "application"]);

/** `ResetPassword` asks, `PasswordReset` tells: a verb whose forms are alike is no past form in front. */
function isPast(word: string, inFront: boolean): boolean {
  if (SAME_IN_PAST.has(word)) return !inFront;
  return (
    IRREGULAR_PAST.has(word) || IRREGULAR_PAST.has(word.replace(/^(re|un|over|under|out|up|with|mis|pre|off)/, "")) || isRegularPast(word)
  );
}

function isRegularPast(word: string): boolean {
  return word.length > 3 && word.endsWith("ed") && !ED_BUT_NOT_PAST.has(word);
}

function isPresent(word: string): boolean {
  return !THINGS_IN_ING.has(word) && stemsOf(word).some((stem) => VERBS.has(stem));
}

/** `shipping`, `creates`, `notifies`: the verb that a form may belong to. */
function stemsOf(word: string): readonly string[] {
  if (word.endsWith("ing")) {
    const stem = word.slice(0, -3);
    return [stem, `${stem}e`, stem.replace(/(.)\1$/, "$1")];
  }
  if (word.endsWith("ies")) return [word, `${word.slice(0, -3)}y`];
  return word.endsWith("s") ? [word, word.slice(0, -1), word.slice(0, -2)] : [word];
}

function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ""));
}

const ED_BUT_NOT_PAST = wordSet("feed seed need speed breed bleed weed reed creed greed exceed proceed succeed embed hundred sacred");

const SAME_IN_PAST = wordSet(`
  set reset preset put cut hit shut split cost let read spread quit bid outbid cast broadcast forecast burst hurt upset shed bet beat come become overcome run rerun
  overrun input output offset thrust rid knit fit wet`);

const IRREGULAR_PAST = wordSet(`
  arisen arose awoke awoken ate became been began begun bent bit bitten bled blew blown bore born borne bought bound bred broke broken brought built burnt came
  caught chose chosen clung crept dealt did done drank drawn drew driven drove dreamt drunk dug eaten fallen fed fell felt fled flew flown forbade forbidden forgave
  forgiven forgot forgotten fought found froze frozen gave given gone got gotten grew grown had heard held hid hidden hung kept knelt knew known laid lain leapt led left
  lent lit lost made meant met mistaken mistook mown overdrawn overridden overrode paid proven ran rang redone ridden rang risen rode rose rung said sang sank sat
  saw seen sent sewn shaken shone shook shot shown shrank shrunk slept slid slung sold sought sown spelt spent spilt spoke spoken spoilt sprang sprung spun stolen stole stood stopt
  struck stricken stuck stung sung sunk swam swept swore sworn swum swung taken taught thought threw thrown told took tore torn understood undid undone went wept
  withdrawn withdrew withheld withstood woke woken won wore worn wound wove woven written wrote`);

/** Verbs that name no thing of a business besides: `order`, `request` or `transfer` may be the subject of the event. */
const VERBS = wordSet(`
  abandon accept acknowledge activate add adjust allocate allow amend append apply approve assign attach authenticate authorise authorize begin bring buy
  calculate cancel capture change choose clear close collect compensate complete compute configure confirm connect consume convert correct create deactivate
  deallocate decline decrease decrement delete deliver deny deregister detach disable discard disconnect dispatch distribute drop edit eject emit enable end enqueue
  enroll enter evaluate exceed execute expire extend fail fetch finalise finalize find finish fulfil fulfill generate get go happen increase increment
  initialise initialize initiate insert install invalidate join lend login logout lose merge migrate modify notify obtain open
  pay perform persist pick prepare proceed provision publish purge push raise reach reactivate receive recover redeem register reinstate reject
  remove rename renew reopen replace reschedule resend resolve restart restore resume retry revert revoke save sell send settle start stop submit
  subscribe succeed suspend sync synchronise synchronize terminate unassign unblock unlink unlock unpublish unregister unsubscribe update upgrade validate verify
  withdraw write`);

/** Verbs that are told from a thing's name only by what follows: `PlaceOrder`, but `Place`. */
const VERBS_IN_FRONT = wordSet("place put reserve reset set ship");

/** Nouns in the form of a verb's present participle. */
const THINGS_IN_ING = wordSet("opening finding clearing saving beginning ending picking loading pricing sending");

const NOUNS_OF_ACTION = wordSet(
  "activation addition approval assignment cancellation completion creation deactivation deletion expiration expiry insertion modification removal rejection renewal",
);
