import java.nio.file.Files;
import java.nio.file.Path;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * A real OpenSearch in one JVM, on the loopback. Arguments: folder, first HTTP port, number of nodes.
 * Writes "ready" into the folder when it answers. A file close-N there takes node N out of the cluster;
 * when the file is gone, the node comes back.
 */
public class SearchServer {
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        int port = Integer.parseInt(args[1]);
        int nodes = Integer.parseInt(args[2]);
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.onBuild((number, settings) -> {
            settings.put("http.port", String.valueOf(port + number - 1));
            settings.put("cluster.routing.allocation.disk.threshold_enabled", "false");
            if (nodes == 1) {
                settings.put("discovery.type", "single-node");
                settings.putList("discovery.seed_hosts");
            }
        }).build(OpenSearchRunner.newConfigs()
            .clusterName("nhuxuan-" + port).numOfNode(nodes).basePath(folder.resolve("data").toString()).disableESLogger());
        runner.ensureYellow();
        Files.writeString(folder.resolve("ready"), String.valueOf(port));
        boolean[] closed = new boolean[nodes];
        while (true) {
            for (int number = 1; number <= nodes; number++) {
                boolean wanted = Files.exists(folder.resolve("close-" + number));
                if (wanted && !closed[number - 1]) {
                    runner.getNode(number - 1).close();
                } else if (!wanted && closed[number - 1]) {
                    runner.startNode(number - 1);
                }
                closed[number - 1] = wanted;
            }
            Thread.sleep(200);
        }
    }
}
