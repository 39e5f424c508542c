import discourseTemplateMap from "discourse/lib/discourse-template-map";

const loading = new Map();

/** By plugin, where its second file lies. Staff have it with every page, and are told of none. */
function addresses() {
  const meta = document.querySelector('meta[name="coop-pages"]');
  return meta ? JSON.parse(meta.content) : {};
}

function load(url) {
  if (!loading.has(url)) {
    loading.set(
      url,
      new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = url;
        script.onload = resolve;
        script.onerror = () => {
          loading.delete(url);
          script.remove();
          // What Discourse's page for a lost connection looks at.
          reject({ readyState: 0, requestedUrl: url });
        };
        document.head.append(script);
      })
    );
  }
  return loading.get(url);
}

async function loadPages(plugin) {
  const all = addresses();
  const urls = ["coop-core", plugin].map((name) => all[name]).filter(Boolean);
  if (urls.length > 0) {
    await Promise.all(urls.map(load));
    discourseTemplateMap.setModuleNames(Object.keys(requirejs.entries));
  }
}

/** The file comes while the page's data come; the page opens when both are here. */
export function bringPages(plugin, routes) {
  for (const { prototype } of routes) {
    const { beforeModel, afterModel } = prototype;
    prototype.beforeModel = function (...given) {
      loadPages(plugin).catch(() => {});
      return beforeModel.apply(this, given);
    };
    prototype.afterModel = async function (...given) {
      await loadPages(plugin);
      return afterModel.apply(this, given);
    };
  }
}
