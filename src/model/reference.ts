/** A source outside archlint that a rule stands on. */
export interface Reference {
  readonly title: string;
  /** Null for a book. */
  readonly url: string | null;
}

/** A weakness of the Common Weakness Enumeration, by number. */
export function cwe(number: number): Reference {
  return { title: `CWE-${number}`, url: `https://cwe.mitre.org/data/definitions/${number}.html` };
}

/** A request for comments, by number, or a draft by its short name (`6265bis`). */
export function rfc(id: string): Reference {
  return /^\d+$/.test(id)
    ? { title: `RFC ${id}`, url: `https://www.rfc-editor.org/rfc/rfc${id}` }
    : { title: `RFC ${id} (draft)`, url: `https://datatracker.ietf.org/doc/draft-ietf-httpbis-rfc${id}/` };
}

/** A requirement of the OWASP Application Security Verification Standard 5.0, by number (`3.3.1`). */
export function asvs(requirement: string): Reference {
  return { title: `OWASP ASVS 5.0 ${requirement}`, url: "https://owasp.org/www-project-application-security-verification-standard/" };
}

/** A book, with the chapter or page that says so. */
export function book(author: string, title: string, place: string): Reference {
  return { title: `${author}, ${title}, ${place}`, url: null };
}

/** A page that is not one of the above. */
export function page(title: string, url: string): Reference {
  return { title, url };
}
