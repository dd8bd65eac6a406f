# The missing IQChannels as a container: `serve` by default, any other command after the image's name.
FROM node:22-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build --silent && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM debian:bookworm-slim
ENV NODE_ENV=production
COPY --from=build /usr/local/bin/node /usr/local/bin/node
WORKDIR /iqmock
COPY --from=build /src/package.json /src/README.md /src/LICENSE ./
COPY --from=build /src/node_modules ./node_modules
COPY --from=build /src/dist ./dist
COPY --from=build /src/data ./data
COPY --from=build /src/schemas ./schemas
COPY --from=build /src/scenarios ./scenarios
RUN ln -s /iqmock/dist/cli/main.js /usr/local/bin/iqmock \
  && useradd --uid 1000 --create-home iqmock \
  && install -d -o iqmock -g iqmock /work
# As a number, so that a cluster can see that it is not root.
USER 1000
WORKDIR /work
EXPOSE 4030
HEALTHCHECK --interval=5s --timeout=3s --start-period=5s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4030/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["iqmock"]
CMD ["serve", "--host", "0.0.0.0", "--port", "4030"]
