# docker build -t viva .
#
# How to run it, and with which rights, is in docker-compose.yml and docs/operating.md.

FROM debian:bookworm-slim AS build
WORKDIR /src
# The packages first: what they are changes less often than the sources.
COPY script/packages script/packages
RUN script/packages --install build
COPY . .
# A compiler takes up to 1.5 GiB of memory: docker build --build-arg JOBS=1 for a small machine.
ARG JOBS
RUN cmake --preset release -D VIVA_TESTS=OFF \
 && cmake --build build/release --target viva --parallel "${JOBS:-$(nproc)}"
# The packages of the shared libraries that these programs name: nobody has to keep a list of them.
# dpkg may know /lib/x86_64-linux-gnu/... as /usr/lib/..., so the beginning is left open.
RUN find build/release/viva build/release/guests -type f -exec ldd {} \; \
  | awk '$2 == "=>" { sub("^(/usr)?/lib/", "*/", $3); print $3 }' | sort -u \
  | xargs dpkg-query --search | cut -d: -f1 | sort -u > shared-libraries && cat shared-libraries

FROM debian:bookworm-slim
COPY --from=build /src/script/packages /src/shared-libraries /tmp/
# Then no program of the image gives its user rights, but newuidmap and newgidmap, which give the cells uids of their
# own where that is wanted: each the one capability that it needs in place of root, with which it could not write the
# map without CAP_SYS_ADMIN as well.
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
      libcap2-bin $(/tmp/packages run) $(cat /tmp/shared-libraries) \
 && find / -xdev -type f -perm /6000 -exec chmod a-s {} + \
 && setcap cap_setuid=ep /usr/bin/newuidmap \
 && setcap cap_setgid=ep /usr/bin/newgidmap \
 && apt-get purge -y libcap2-bin \
 && rm -rf /var/lib/apt/lists/* /tmp/packages /tmp/shared-libraries
# A user of its own. It owns /data, and so does a volume that is mounted there for the first time; nothing else.
# It has no range in /etc/subuid: where no_new_privs holds, as in docker-compose.yml, newuidmap cannot give it
# out, and grading would fail. That file says how to have one.
RUN useradd --uid 1000 --user-group --no-create-home --home-dir /data --shell /usr/sbin/nologin viva \
 && sed -i '/^viva:/d' /etc/subuid /etc/subgid \
 && install -d -o viva -g viva -m 0700 /data
# The guests are looked for beside the program, the bank in ../share/viva.
COPY --from=build /src/build/release/viva /opt/viva/bin/
COPY --from=build /src/build/release/guests/ /opt/viva/bin/guests/
COPY --from=build /src/problems/bank/ /opt/viva/share/viva/bank/
RUN ln -s /opt/viva/bin/viva /usr/local/bin/viva && viva --version
USER viva
WORKDIR /data
EXPOSE 8420
ENTRYPOINT ["viva"]
CMD ["serve", "--listen", "0.0.0.0:8420", "--data", "/data"]
