import type Component from "@glimmer/component";
import { tracked } from "@glimmer/tracking";
import { registerDestructor } from "@ember/destroyable";
import { getOwner } from "@ember/owner";
import {
  authorizedExtensions,
  authorizesAllExtensions,
  isImage,
} from "discourse/lib/uploads";
import UppyUpload from "discourse/lib/uppy/uppy-upload";
import type User from "discourse/models/user";
import { i18n } from "discourse-i18n";
import { sizeInWords } from "./size-in-words";

/** What the forum's uploader answers. */
export interface Uploaded {
  id: number;
  original_filename: string;
  filesize: number;
  width: number | null;
  height: number | null;
  short_path: string;
}

/** One file on its way to the forum, or there: by Discourse's own uploader. */
export class ChosenFile {
  @tracked given: string | null = null;
  @tracked there: Uploaded | null = null;
  /** Why one was not sent. */
  @tracked wrong: string | null = null;

  #settings: Record<string, any>;
  #staff: boolean;
  #uppy: UppyUpload;

  /** @param form with which it goes when that is taken down */
  constructor(form: Component<any>) {
    const owner = getOwner(form)!;
    const user = owner.lookup("service:current-user") as User | null;
    this.#settings = owner.lookup("service:site-settings") as Record<
      string,
      any
    >;
    this.#staff = !!(user as { staff?: boolean } | null)?.staff;
    this.#uppy = new UppyUpload(owner, {
      id: "coop-file-upload",
      type: "composer",
      uploadDone: (upload: Uploaded) => (this.there = upload),
    });
    this.#uppy.setup(null);
    registerDestructor(form, () => this.#uppy.teardown());
  }

  get arriving(): boolean {
    return this.#uppy.uploading;
  }

  /** What keeps the form from being sent. */
  get notThereYet(): { field: string; text: string } | null {
    const text = i18n("coop_tasks.file.arriving");
    return this.arriving ? { field: "upload", text } : null;
  }

  get progress(): number {
    return this.#uppy.uploadProgress;
  }

  get isPicture(): boolean {
    return !!this.there?.width && !/\.(svg|ico)$/i.test(this.there.short_path);
  }

  /** "jpg, png, pdf". */
  get kinds(): string {
    return authorizedExtensions(this.#staff, this.#settings).join(", ");
  }

  /** For the picker; a phone offers its camera for pictures. */
  get accepted(): string | undefined {
    if (authorizesAllExtensions(this.#staff, this.#settings)) {
      return undefined;
    }
    const extensions: string[] = authorizedExtensions(
      this.#staff,
      this.#settings
    );
    const camera = extensions.some((one) => isImage(`.${one}`));
    return [
      ...(camera ? ["image/*"] : []),
      ...extensions.map((one) => `.${one}`),
    ].join();
  }

  take(file: File): void {
    this.wrong = this.#whyNot(file);
    if (!this.wrong) {
      this.given = file.name;
      this.there = null;
      void this.#uppy.addFiles([file]);
    }
  }

  takeOut(): void {
    this.there = null;
    this.wrong = null;
  }

  /** In words, where what a picture shows is more than can be kept. */
  wrongAt(field: string): string | null {
    return field === "alt" ? i18n("coop_tasks.file.wrong_alt") : null;
  }

  #whyNot({ name, size }: File): string | null {
    const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
    const taken: string[] = authorizedExtensions(this.#staff, this.#settings);
    if (
      !authorizesAllExtensions(this.#staff, this.#settings) &&
      !taken.includes(extension)
    ) {
      return i18n("coop_tasks.file.not_this_kind", {
        kinds: this.kinds,
      });
    }
    const most: number =
      this.#settings[
        isImage(name) ? "max_image_size_kb" : "max_attachment_size_kb"
      ] ?? Infinity;
    return size > most * 1024
      ? i18n("coop_tasks.file.too_large", {
          size: sizeInWords(size),
          most: sizeInWords(most * 1024),
        })
      : null;
  }
}
