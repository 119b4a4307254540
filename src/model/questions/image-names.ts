/** An image whose name fixes no version: without tag and digest, or with a tag that moves by its nature. What only the build knows is none. */
export function isMovingImage(image: string): boolean {
  if (image.includes("$") || image.includes("@") || image.toLowerCase() === "scratch") return false;
  const tag = /:([^/:]+)$/.exec(image)?.[1] ?? null;
  return tag === null || /^(?:latest|stable|edge|lts|current|nightly)(?:-|$)/i.test(tag);
}

/** The last part of an image's name without tag and digest: `postgres` of `docker.io/library/postgres:16-alpine`. */
export function imageName(image: string): string {
  const name = image.replace(/@.*$/, "").replace(/:[^/]*$/, "");
  return name.slice(name.lastIndexOf("/") + 1);
}
