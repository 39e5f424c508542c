/** The core's version, which a feature plugin's bundle has to be built for. Kept equal to `package.json`'s by a test. */
export const VERSION = "0.1.0";
