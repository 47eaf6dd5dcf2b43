import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import "./look.css";
import { openCache } from "./cache.ts";
import { openRouter } from "./routes.tsx";
import { openWords } from "./words.ts";

const cache = openCache();
const router = openRouter(cache);

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

const app = document.getElementById("app");
if (app === null) throw new Error("index.html has no element #app");
createRoot(app).render(
  <StrictMode>
    <I18nextProvider i18n={await openWords()}>
      <QueryClientProvider client={cache}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nextProvider>
  </StrictMode>,
);
