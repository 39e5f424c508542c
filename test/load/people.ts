import type { Member, World } from "../conformance/world";

/** So many accounts, some made at a time. */
export async function makePeople(world: World, count: number): Promise<Member[]> {
  const people: Member[] = [];
  while (people.length < count) {
    const batch = Math.min(10, count - people.length);
    people.push(...(await Promise.all(Array.from({ length: batch }, () => world.newPerson()))));
  }
  return people;
}

/** Does something with each, so many at the same time. */
export async function atOnce<T>(connections: number, over: readonly T[], work: (one: T) => Promise<unknown>) {
  const queue = [...over];
  const worker = async (): Promise<void> => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
      await work(one);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
}
