import { triggerEvent } from "@ember/test-helpers";

/** As a page has it. */
export const upload = {
  id: 77,
  name: "bakery.png",
  bytes: 430_000,
  width: 640,
  height: 480,
  is_picture: true,
  path: "/uploads/short-url/aBc.png",
};

/** As the forum's uploader answers. */
export const uploaded = {
  id: upload.id,
  original_filename: upload.name,
  filesize: 2_500_000,
  width: upload.width,
  height: upload.height,
  short_path: upload.path,
};

export const pick = (name: string, bytes = 10): Promise<void> =>
  triggerEvent("[name=upload]", "change", {
    files: [new File(["x".repeat(bytes)], name)],
  });
