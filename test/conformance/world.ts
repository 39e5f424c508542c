/**
 * The people, groups, categories and openings of a run, made through the
 * forum's own API and removed by it. Each name is unique, so that a run
 * disturbs nobody on a forum that is in use.
 */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { Caller, openAsVisitor, type Answer } from "./caller";
import { eventually } from "./scenario";
import type { EmbeddedForum } from "../embedded";

export interface Member {
  id: number;
  username: string;
  name: string;
  password: string;
  caller: Caller;
  tasks: Caller["tasks"];
  core: Caller["core"];
}

export type Opening = Awaited<ReturnType<Caller["tasks"]["showOpening"]>>;
type NewOpening = Parameters<Caller["tasks"]["makeOpening"]>[0];

export interface Notice {
  data: { coop_order: string; message: string; path: string; values: Record<string, string | number> };
}

const PERSON_WAY = { way: "message" } as const;

export class World {
  /** Everything this run makes has it in its name. */
  readonly mark = `ct${randomBytes(3).toString("hex")}`;
  readonly visitor: Caller;
  readonly admin: Caller;
  /** Undefined against a real Discourse. */
  readonly embedded: EmbeddedForum | undefined;

  #people = new Map<string, Promise<Member>>();
  #groups: number[] = [];
  #categories: number[] = [];
  #topics: number[] = [];
  #openings: number[] = [];
  #undo: (() => Promise<unknown>)[] = [];
  #count = 0;
  #board: Promise<number> | undefined;
  #moderator: Promise<Member> | undefined;

  constructor(
    readonly url: string,
    readonly apiKey: string,
    embedded?: EmbeddedForum
  ) {
    this.visitor = new Caller(url);
    this.admin = this.as("system");
    this.embedded = embedded;
  }

  /** By the forum's global key, in the name of anybody. */
  as(username: string, key = this.apiKey): Caller {
    return new Caller(this.url, { "api-key": key, "api-username": username });
  }

  /** A request as admin that has to succeed. */
  async manage(method: string, path: string, body?: object): Promise<any> {
    const answer: Answer = await this.admin.send(method, path, body);
    assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
    return answer.body;
  }

  /** Somebody of the run, always the same for one name. */
  person(name: string): Promise<Member> {
    const known = this.#people.get(name) ?? this.#makePerson(name);
    this.#people.set(name, known);
    // What could not be made once is tried anew by the next scenario.
    known.catch(() => this.#people.delete(name));
    return known;
  }

  /** Somebody whom no other scenario meets. */
  newPerson(): Promise<Member> {
    return this.person(`p${++this.#count}`);
  }

  /** One of the forum's staff who sees restricted categories only as a member. */
  moderator(): Promise<Member> {
    this.#moderator ??= this.newModerator();
    return this.#moderator;
  }

  async newModerator(): Promise<Member> {
    const moderator = await this.newPerson();
    await this.manage("PUT", `/admin/users/${moderator.id}/grant_moderation.json`);
    return moderator;
  }

  async #makePerson(short: string): Promise<Member> {
    const username = `${this.mark}_${short}`;
    const password = randomBytes(16).toString("hex");
    const name = `${short[0]!.toUpperCase()}${short.slice(1)} of the tests`;
    const made = await this.manage("POST", "/users.json", {
      name,
      username,
      password,
      email: `${username}@example.org`,
      active: true,
      approved: true,
    });
    assert.ok(made.success, `${username} was not made: ${JSON.stringify(made)}`);
    // A forum that hides whose address is taken gives no id here.
    const id: number = made.user_id ?? (await this.manage("GET", `/u/${username}.json`)).user.id;
    // Not a newcomer, to whom Discourse leaves less: they may flag, for one.
    await this.manage("PUT", `/admin/users/${id}/trust_level.json`, { level: 1 });
    const caller = this.as(username);
    return { id, username, name, password, caller, tasks: caller.tasks, core: caller.core };
  }

  async group(members: Member[]): Promise<{ id: number; name: string }> {
    const name = `${this.mark}_g${++this.#count}`;
    const made = await this.manage("POST", "/admin/groups.json", { group: { name, full_name: `Group ${name}` } });
    const id = made.basic_group.id as number;
    this.#groups.push(id);
    await this.addTo(id, members);
    return { id, name };
  }

  async addTo(groupId: number, members: Member[]): Promise<void> {
    const usernames = members.map(({ username }) => username).join(",");
    await this.manage("PUT", `/groups/${groupId}/members.json`, { usernames });
  }

  async takeFrom(groupId: number, { username }: Member): Promise<void> {
    await this.manage("DELETE", `/groups/${groupId}/members.json`, { usernames: username });
  }

  /** @param permissions by group name: 1 may start topics, 2 may answer, 3 may read */
  async category(permissions: Record<string, 1 | 2 | 3> = { everyone: 1 }): Promise<number> {
    const name = `${this.mark} board ${++this.#count}`;
    const made = await this.manage("POST", "/categories.json", {
      name,
      color: "0E76BD",
      text_color: "FFFFFF",
      permissions,
    });
    this.#categories.push(made.category.id);
    return made.category.id;
  }

  /** A public category with the board of most scenarios. */
  board(): Promise<number> {
    this.#board ??= this.category();
    this.#board.catch(() => (this.#board = undefined));
    return this.#board;
  }

  async topic(
    by: Member,
    category: number,
    title = "Where we talk about the autumn gathering",
    raw = "What should we bring, who can give a lift, and who keeps the list?"
  ): Promise<{ id: number; post_id: number }> {
    const answer = await by.caller.send("POST", "/posts.json", {
      title: `${title} ${this.mark} ${++this.#count}`,
      raw,
      category,
    });
    assert.equal(answer.status, 200, answer.text.slice(0, 300));
    this.#topics.push(answer.body.topic_id);
    return { id: answer.body.topic_id, post_id: answer.body.id };
  }

  /** An opening on the public board, made by Mairi unless said otherwise. */
  async opening(given: Partial<NewOpening> = {}, by?: Member): Promise<Opening> {
    const maker = by ?? (await this.person("mairi"));
    const opening = await maker.tasks.makeOpening({
      kind: "task",
      band: "small",
      title: `Phone worker co-ops ${++this.#count}`,
      rhythm: "once",
      seats: 5,
      ...given,
      category_id: given.category_id ?? (await this.board()),
    });
    this.#openings.push(opening.id);
    return opening;
  }

  /** A file by the forum's own uploader. */
  upload({ caller }: Member, bytes: Uint8Array, name: string): Promise<Answer> {
    const form = new FormData();
    form.set("upload_type", "composer");
    form.set("file", new File([Buffer.from(bytes)], name));
    return caller.request("POST", "/uploads.json", form);
  }

  /** Notes what an act made, so that it is removed with the rest. */
  remember(made: { opening?: number; topic?: number }): void {
    if (made.opening) {
      this.#openings.push(made.opening);
    }
    if (made.topic) {
      this.#topics.push(made.topic);
    }
  }

  claim(
    by: Member,
    opening: { id: number },
    contact: Parameters<Caller["tasks"]["claimOpening"]>[0]["contact"] = PERSON_WAY
  ): Promise<Opening> {
    return by.tasks.claimOpening({ opening_id: opening.id, contact });
  }

  /** Sets a site setting for the time of one piece of work. */
  async withSetting<T>(name: string, value: string | boolean, work: () => Promise<T>): Promise<T> {
    const { site_settings } = await this.manage("GET", `/admin/site_settings.json?filter=${name}`);
    const before = (site_settings as { setting: string; value: unknown }[]).find(({ setting }) => setting === name);
    assert.ok(before, `the forum has no setting ${name}`);
    await this.manage("PUT", `/admin/site_settings/${name}.json`, { [name]: value });
    try {
      return await work();
    } finally {
      await this.manage("PUT", `/admin/site_settings/${name}.json`, { [name]: before.value });
    }
  }

  /** A visitor whose POST is not forged. */
  visitorWithToken(): Promise<Caller> {
    return openAsVisitor(this.url);
  }

  /** What the suite says in a person's bell, the newest first: at least so many, and what comes with them. */
  async noticesOf({ caller }: Member, least: number): Promise<Notice[]> {
    const read = async (): Promise<Notice[]> => {
      const { body } = await caller.get("/notifications.json");
      return (body.notifications as { data: any }[])
        .map(({ data }) => ({ data: typeof data === "string" ? JSON.parse(data) : data }) as Notice)
        .filter(({ data }) => data.coop_order !== undefined);
    };
    await eventually(async () => assert.ok((await read()).length >= least, `fewer than ${least} notices`));
    await this.quiet();
    return read();
  }

  /** Long enough for what would follow an act to have followed. */
  quiet(): Promise<unknown> {
    return this.embedded ? this.embedded.tick() : new Promise((done) => setTimeout(done, 2000));
  }

  /** What was written to an address, the newest first, and at least so many: an embedded forum's admin reads it. */
  async lettersTo(address: string, least = 1): Promise<{ subject: string; body: string }[]> {
    const read = () => this.manage("GET", `/admin/email/sent.json?address=${encodeURIComponent(address)}`);
    await eventually(async () => assert.ok((await read()).length >= least, `fewer than ${least} letters`));
    await this.quiet();
    return read();
  }

  /** Somebody without an account offers help, and gets a link. Embedded only. */
  async offerOfHelp(
    by: Caller,
    input: Partial<Parameters<Caller["tasks"]["offerHelp"]>[0]> = {}
  ): Promise<{ email: string; help_id: number; token: string }> {
    const email = input.email ?? `${this.mark}-jo${++this.#count}@example.org`;
    await by.tasks.offerHelp({ name: "Jo Bloggs", ...input, email });
    const [letter] = await this.lettersTo(email);
    const [, id, token] = /\/board\/offers\/(\d+)\/(\S+)/.exec(letter?.body ?? "") ?? [];
    assert.ok(id && token, `no link was sent: ${letter?.body}`);
    return { email, help_id: Number(id), token };
  }

  async watchWord(
    word: string,
    action: "block" | "censor" | "flag" | "require_approval" | "replace",
    replacement?: string
  ): Promise<void> {
    const made = await this.manage("POST", "/admin/customize/watched_words.json", {
      words: [word],
      action_key: action,
      ...(replacement && { replacement }),
      case_sensitive: false,
    });
    const { id } = (made.words as { id: number; word: string }[]).find((row) => row.word === word)!;
    this.afterwards(() => this.manage("DELETE", `/admin/customize/watched_words/${id}.json`));
  }

  /** A key of the forum's API that may do only what its scopes name. */
  async scopedKey(scopes: { scope_id: string; plugin?: string; act?: string }[]): Promise<string> {
    const { key } = await this.manage("POST", "/admin/api/keys.json", {
      key: { description: this.mark, username: null, scope_mode: "granular", scopes },
    });
    this.afterwards(() => this.manage("DELETE", `/admin/api/keys/${key.id}.json`));
    return key.key;
  }

  /** To be undone at the end of the run, last first. */
  afterwards(undo: () => Promise<unknown>): void {
    this.#undo.push(undo);
  }

  /** Removes what the run made. @returns what could not be removed, in words */
  async remove(): Promise<string[]> {
    const remains: string[] = [];
    const attempt = async (what: string, work: () => Promise<unknown>): Promise<void> => {
      await work().catch((error: Error) => remains.push(`${what} (${error.message.slice(0, 160)})`));
    };
    for (const undo of this.#undo.reverse()) {
      await attempt("something to be undone", undo);
    }
    if (this.#openings.length > 0) {
      const moderator = await this.moderator();
      for (const opening_id of new Set(this.#openings)) {
        await moderator.tasks.deleteOpening({ opening_id }).catch(() => {});
      }
      remains.push(
        `${new Set(this.#openings).size} openings with their claims, blanked or out of sight, and what the record of facts and the staff log say of them`
      );
    }
    for (const id of new Set(this.#topics)) {
      await this.admin.send("DELETE", `/t/${id}.json`);
    }
    for (const person of await Promise.all(this.#people.values())) {
      await attempt(person.username, async () => {
        // Discourse answers 403 where somebody is to be removed who is gone already.
        if ((await this.admin.get(`/admin/users/${person.id}.json`)).status === 404) {
          return;
        }
        await this.admin.send("PUT", `/admin/users/${person.id}/revoke_moderation.json`);
        await this.#unlessGone("DELETE", `/admin/users/${person.id}.json`, { delete_posts: true });
      });
    }
    for (const id of this.#categories.reverse()) {
      await attempt(`category ${id}`, () => this.#unlessGone("DELETE", `/categories/${id}.json`));
    }
    for (const id of this.#groups) {
      await attempt(`group ${id}`, () => this.#unlessGone("DELETE", `/admin/groups/${id}.json`));
    }
    return remains;
  }

  async #unlessGone(method: string, path: string, body?: object): Promise<void> {
    const answer = await this.admin.send(method, path, body);
    assert.ok(answer.status < 300 || answer.status === 404, `${answer.status} ${answer.text.slice(0, 200)}`);
  }
}
