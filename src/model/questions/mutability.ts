import type { ClassMember } from "../facts.js";
import type { Location } from "../location.js";
import type { Program } from "../program.js";
import { assignableFields, freezesItself, isMemo, selfWrites, type ClassInFile } from "./class-state.js";

/** One way in which objects of a class can change after they were built. */
export interface Mutability {
  readonly messageId: "field" | "setter" | "write";
  /** The class of the chain that lets it. */
  readonly owner: string;
  readonly field: string;
  /** The method that writes; empty for a field or setter. */
  readonly method: string;
  readonly at: Location;
}

/** What counts as mutable, where the kinds of objects differ. */
export interface MutabilityTerms {
  /** Whether an assignable field or a setter is open; `depth` is 0 for the class itself, more for its bases. */
  readonly isOpen: (member: ClassMember, depth: number) => boolean;
  /** Which methods that write a field are told: none, or those too that write a field which is open anyway. */
  readonly tellsWrites: "none" | "to-closed-fields" | "all";
}

/** How objects of a class can change, its bases included; nothing where one of them freezes the object. */
export function mutabilitiesOf(program: Program, chain: readonly ClassInFile[], terms: MutabilityTerms): readonly Mutability[] {
  if (chain.some((each) => freezesItself(program, each))) return [];
  return chain.flatMap((each, depth) => {
    const { name: owner, members } = each.declaration;
    const at = (member: ClassMember): Location => ({ file: each.file, span: member.span });
    const open = assignableFields(each.declaration).filter((field) => terms.isOpen(field, depth));
    const openNames = new Set(open.map((field) => field.name));
    const setters = members.filter(
      (member) => member.is === "setter" && !member.static && terms.isOpen(member, depth) && !refuses(program, each, member),
    );
    const told = new Set(setters);
    const writes = (terms.tellsWrites === "none" ? [] : selfWrites(program, each)).filter(
      (write) => !told.has(write.member) && !isMemo(each, write) && (terms.tellsWrites === "all" || !openNames.has(write.field)),
    );
    return [
      ...open.map((field): Mutability => ({ messageId: "field", owner, field: field.name, method: "", at: at(field) })),
      ...setters.map((setter): Mutability => ({ messageId: "setter", owner, field: setter.name, method: "", at: at(setter) })),
      ...writes.map((write): Mutability => ({
        messageId: "write",
        owner,
        field: write.field,
        method: write.member.name,
        at: { file: each.file, span: write.span },
      })),
    ];
  });
}

/** A setter that always throws, and assigns nothing, is none. */
function refuses(program: Program, { file }: ClassInFile, { function: body }: ClassMember): boolean {
  const steps = body === null ? [] : (program.bodies(file).functions[body]?.steps ?? []);
  return steps.some((step) => step.is === "throw" && step.at === 0) && !steps.some((step) => step.is === "assign");
}
