/** Discourse's uploader as far as plugins use it: a file goes to `/uploads.json`, with its progress; what is refused is said in a dialog. */
import { tracked } from "@glimmer/tracking";
import type Owner from "@ember/owner";
import { setOwner } from "@ember/owner";
import { service } from "@ember/service";
import { waitForPromise } from "@ember/test-waiters";
import type DialogService from "../../dialog-holder/services/dialog";
import { csrf } from "../ajax";

interface Config {
  id: string;
  type: string;
  uploadDone: (upload: any) => void;
}

const NOT_UPLOADED = "Sorry, there was an error uploading that file. Please try again.";

export default class UppyUpload {
  @service declare dialog: DialogService;

  @tracked uploading = false;
  @tracked uploadProgress = 0;

  config: Config;
  #request: XMLHttpRequest | undefined;

  constructor(owner: Owner, config: Config) {
    setOwner(this, owner);
    this.config = config;
  }

  setup(input?: HTMLInputElement | null): void {
    input?.addEventListener("change", () => void this.addFiles([...(input.files ?? [])]));
  }

  teardown(): void {
    this.#request?.abort();
  }

  async addFiles(files: File | File[]): Promise<void> {
    const [file] = [files].flat();
    if (file) {
      await waitForPromise(this.#send(file));
    }
  }

  async #send(file: File): Promise<void> {
    this.uploading = true;
    this.uploadProgress = 0;
    const { status, body } = await this.#post(file, await csrf());
    this.uploading = false;
    if (status === 200) {
      this.config.uploadDone({ ...body, file_name: file.name });
    } else if (status !== undefined) {
      void this.dialog.alert(body?.errors?.join(" ") || NOT_UPLOADED);
    }
  }

  /** @returns no status where it was given up on the way */
  #post(file: File, token: string): Promise<{ status?: number; body?: any }> {
    const form = new FormData();
    form.append("upload_type", this.config.type);
    form.append("file", file, file.name);
    const request = new XMLHttpRequest();
    this.#request = request;
    return new Promise((done) => {
      request.open("POST", "/uploads.json");
      request.setRequestHeader("X-CSRF-Token", token);
      request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
      request.upload.onprogress = ({ loaded, total }) => (this.uploadProgress = Math.round((loaded / total) * 100));
      request.onload = () => done({ status: request.status, body: parse(request.responseText) });
      request.onerror = () => done({ status: 0 });
      request.onabort = () => done({});
      request.send(form);
    });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
