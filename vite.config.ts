import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The web app goes to `dist/web`, from where `tocsin serve` gives it out. `npm run web` serves it while it is written. */
export default defineConfig({
  root: fileURLToPath(new URL("src/web", import.meta.url)),
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL("dist/web", import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0, // the content security policy lets nothing in that is not a file of ours
    chunkSizeWarningLimit: 1200,
  },
  server: { proxy: { "/api": "http://127.0.0.1:4700", "/map.geojson": "http://127.0.0.1:4700" } },
});
