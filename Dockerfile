# For docker-compose.yml: the server without the embedded database's demo. The build stays in the image, so that a start compiles nothing.
FROM node:24-bookworm-slim
WORKDIR /lotgraph
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && mkdir -p /data && chown node:node /data
USER node
ENV HOST=0.0.0.0 PORT=4000 DATA_DIR=/data NODE_ENV=production
EXPOSE 4000
VOLUME /data
STOPSIGNAL SIGINT
CMD ["node", "bin/start.mjs"]
