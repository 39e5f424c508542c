const loading = new Map<string, Promise<void>>();

/** Loads a file of a plugin's `public/` folder once. */
export default function loadScript(url: string): Promise<void> {
  let promise = loading.get(url);
  if (!promise) {
    promise = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = url;
      script.onload = () => resolve();
      script.onerror = () => {
        loading.delete(url);
        reject(new Error(`could not load ${url}`));
      };
      document.head.append(script);
    });
    loading.set(url, promise);
  }
  return promise;
}
